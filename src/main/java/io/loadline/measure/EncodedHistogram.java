package io.loadline.measure;

import io.loadline.result.Interval;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Immutable. A sum is compressed when it is asked for, since most are only added to. */
final class EncodedHistogram implements Interval.Histogram {
  private byte[] bytes;
  private @Nullable CountStream sum;

  private EncodedHistogram(byte[] bytes, @Nullable CountStream sum) {
    this.bytes = bytes;
    this.sum = sum;
  }

  /**
   * What was encoded before.
   *
   * @throws IllegalArgumentException when it is no histogram
   */
  static EncodedHistogram of(byte[] encoded) {
    byte[] own = encoded.clone();
    if (CountStream.inflate(own).filter(CountStream::isOurs).isEmpty()) {
      TimeHistogram.decode(own);
    }
    return new EncodedHistogram(own, null);
  }

  static EncodedHistogram of(TimeHistogram histogram) {
    return new EncodedHistogram(histogram.encode(), null);
  }

  private synchronized byte[] bytes() {
    if (sum != null) {
      bytes = sum.deflate();
      sum = null;
    }
    return bytes;
  }

  private synchronized Optional<CountStream> stream() {
    return sum == null ? CountStream.inflate(bytes) : Optional.of(sum);
  }

  @Override
  public byte[] encoded() {
    return bytes().clone();
  }

  @Override
  public long percentile(double percentile) {
    return TimeHistogram.decode(bytes()).percentile(percentile);
  }

  @Override
  public long above(long nanos) {
    return TimeHistogram.decode(bytes()).above(nanos);
  }

  @Override
  public long aboveAtMost(long nanos) {
    return TimeHistogram.decode(bytes()).aboveAtMost(nanos);
  }

  @Override
  public Interval.Histogram plus(Interval.Histogram other) {
    Optional<CountStream> own = stream();
    Optional<CountStream> others =
        other instanceof EncodedHistogram encoded
            ? encoded.stream()
            : CountStream.inflate(other.encoded());
    if (own.isPresent() && others.isPresent() && own.get().isLike(others.get())) {
      return new EncodedHistogram(new byte[0], own.get().plus(others.get()));
    }
    TimeHistogram dense = TimeHistogram.decode(bytes());
    dense.add(TimeHistogram.decode(other.encoded()));
    return of(dense);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EncodedHistogram that && Arrays.equals(bytes(), that.bytes());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes());
  }
}
