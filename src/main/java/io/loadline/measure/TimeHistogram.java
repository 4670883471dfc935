package io.loadline.measure;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import org.HdrHistogram.Histogram;

/**
 * Counts of times in ns, exact to 0.1 % or 64 ns; of a fixed size, so that recording never
 * allocates. Times over an hour count as an hour.
 */
final class TimeHistogram {
  private static final long FINEST = 64;
  private static final long LONGEST = 3_600_000_000_000L;
  private static final int DIGITS = 3;
  private static final int COARSE_DIGITS = 2;

  /** Room for the longest encoding, which is 240 KB although most take a few. */
  private static final ThreadLocal<byte[]> ROOM =
      ThreadLocal.withInitial(() -> new byte[finest().getNeededByteBufferCapacity()]);

  private final Histogram histogram;

  TimeHistogram() {
    this(finest());
  }

  private static Histogram finest() {
    return new Histogram(FINEST, LONGEST, DIGITS);
  }

  /** Exact to 1 %, for an eighth of the room. */
  static TimeHistogram coarse() {
    return new TimeHistogram(new Histogram(FINEST, LONGEST, COARSE_DIGITS));
  }

  private TimeHistogram(Histogram histogram) {
    this.histogram = histogram;
  }

  void record(long nanos) {
    histogram.recordValue(Math.min(Math.max(nanos, 0), LONGEST));
  }

  void record(long nanos, long count) {
    histogram.recordValueWithCount(nanos, count);
  }

  void add(TimeHistogram other) {
    histogram.add(other.histogram);
  }

  void reset() {
    histogram.reset();
  }

  long percentile(double percentile) {
    return histogram.getTotalCount() == 0 ? 0 : histogram.getValueAtPercentile(percentile);
  }

  /** Without those that share the bucket of {@code nanos}. */
  long above(long nanos) {
    long last = Math.min(Math.max(nanos, 0), LONGEST);
    return histogram.getTotalCount() - histogram.getCountBetweenValues(0, last);
  }

  /** With those that share the bucket of {@code nanos}. */
  long aboveAtMost(long nanos) {
    long first = histogram.lowestEquivalentValue(Math.min(Math.max(nanos, 0), LONGEST));
    long below = first == 0 ? 0 : histogram.getCountBetweenValues(0, first - 1);
    return histogram.getTotalCount() - below;
  }

  Histogram counts() {
    return histogram;
  }

  /** HdrHistogram's V2 format, compressed: a few KB. */
  byte[] encode() {
    byte[] room = ROOM.get();
    ByteBuffer buffer = ByteBuffer.wrap(room);
    int length = histogram.encodeIntoCompressedByteBuffer(buffer, Deflater.DEFAULT_COMPRESSION);
    return Arrays.copyOf(room, length);
  }

  /**
   * What was encoded.
   *
   * @throws IllegalArgumentException when it is no histogram
   */
  static TimeHistogram decode(byte[] encoded) {
    try {
      return new TimeHistogram(
          Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(encoded), LONGEST));
    } catch (DataFormatException | RuntimeException e) {
      throw new IllegalArgumentException("no histogram: " + e, e);
    }
  }
}
