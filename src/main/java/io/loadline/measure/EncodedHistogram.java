package io.loadline.measure;

import io.loadline.result.Interval;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Immutable. */
final class EncodedHistogram implements Interval.Histogram {
  private final byte[] bytes;

  private EncodedHistogram(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * What was encoded before.
   *
   * @throws IllegalArgumentException when it is no histogram
   */
  static EncodedHistogram of(byte[] encoded) {
    byte[] own = encoded.clone();
    TimeHistogram.decode(own);
    return new EncodedHistogram(own);
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

  @Override
  public Interval.Histogram plus(Interval.Histogram other) {
    TimeHistogram sum = TimeHistogram.decode(bytes);
    sum.add(TimeHistogram.decode(other.encoded()));
    return of(sum);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EncodedHistogram that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
