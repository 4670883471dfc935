package io.loadline.testkit;

import io.loadline.result.Distribution;
import java.util.Arrays;
import java.util.stream.LongStream;

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
}
