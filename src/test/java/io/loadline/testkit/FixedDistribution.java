package io.loadline.testkit;

import io.loadline.result.Distribution;
import io.loadline.result.Moments;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;

/** A distribution of stated times: the definition, without a histogram. */
public final class FixedDistribution implements Distribution {
  public static final FixedDistribution NONE = new FixedDistribution(new long[0]);

  private final long[] sorted;

  private FixedDistribution(long[] sorted) {
    this.sorted = sorted;
  }

  public static FixedDistribution ofMillis(double... millis) {
    return new FixedDistribution(
        Arrays.stream(millis).mapToLong(ms -> Math.round(ms * 1e6)).sorted().toArray());
  }

  /** Each time so often. */
  public FixedDistribution times(int times) {
    return new FixedDistribution(
        Arrays.stream(sorted)
            .flatMap(value -> LongStream.generate(() -> value).limit(times))
            .toArray());
  }

  @Override
  public long count() {
    return sorted.length;
  }

  @Override
  public double mean() {
    return Arrays.stream(sorted).average().orElse(0);
  }

  @Override
  public double stddev() {
    double mean = mean();
    return Math.sqrt(
        Arrays.stream(sorted).mapToDouble(v -> (v - mean) * (v - mean)).average().orElse(0));
  }

  @Override
  public long min() {
    return Arrays.stream(sorted).min().orElse(0);
  }

  @Override
  public long max() {
    return Arrays.stream(sorted).max().orElse(0);
  }

  @Override
  public long percentile(double percentile) {
    return sorted.length == 0 ? 0 : atRank(Distribution.rank(percentile, sorted.length));
  }

  @Override
  public long atRank(long rank) {
    return sorted[(int) rank - 1];
  }

  @Override
  public long above(long nanos) {
    return Arrays.stream(sorted).filter(value -> value > nanos).count();
  }

  @Override
  public long aboveAtMost(long nanos) {
    return above(nanos);
  }

  @Override
  public byte[] encoded() {
    Histogram histogram = new Histogram(64, 3_600_000_000_000L, 3);
    Arrays.stream(sorted).forEach(histogram::recordValue);
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    return Arrays.copyOf(buffer.array(), histogram.encodeIntoCompressedByteBuffer(buffer));
  }

  @Override
  public Moments moments() {
    return Arrays.stream(sorted)
        .mapToObj(value -> new Moments(1, value, (double) value * value, value, value))
        .reduce(Moments.NONE, Moments::plus);
  }

  @Override
  public Distribution plus(Distribution other) {
    long[] more = ((FixedDistribution) other).sorted;
    return new FixedDistribution(
        LongStream.concat(Arrays.stream(sorted), Arrays.stream(more)).sorted().toArray());
  }
}
