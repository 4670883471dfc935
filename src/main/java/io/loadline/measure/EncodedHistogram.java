package io.loadline.measure;

import io.loadline.result.Interval;

/** Immutable. */
final class EncodedHistogram implements Interval.Histogram {
  private final byte[] bytes;

  private EncodedHistogram(byte[] bytes) {
    this.bytes = bytes;
  }

  static EncodedHistogram of(TimeHistogram histogram) {
    return new EncodedHistogram(histogram.encode());
  }

  @Override
  public byte[] encoded() {
    return bytes.clone();
  }

  @Override
  public long percentile(double percentile) {
    return TimeHistogram.decode(bytes).percentile(percentile);
  }

  @Override
  public long above(long nanos) {
    return TimeHistogram.decode(bytes).above(nanos);
  }

  @Override
  public long aboveAtMost(long nanos) {
    return TimeHistogram.decode(bytes).aboveAtMost(nanos);
  }

  static EncodedHistogram add(Interval.Histogram left, Interval.Histogram right) {
    TimeHistogram sum = TimeHistogram.decode(left.encoded());
    sum.add(TimeHistogram.decode(right.encoded()));
    return of(sum);
  }
}
