package io.loadline.measure;

import io.loadline.result.Distribution;
import io.loadline.result.Moments;
import java.util.Arrays;
import org.HdrHistogram.HistogramIterationValue;

/** Mean, deviation, minimum and maximum are exact; ranks come from the histogram's buckets. */
final class HistogramDistribution implements Distribution {
  private final Moments moments;
  private final long[] values;
  private final long[] ranks;

  private HistogramDistribution(Moments moments, long[] values, long[] ranks) {
    this.moments = moments;
    this.values = values;
    this.ranks = ranks;
  }

  static HistogramDistribution of(TimeHistogram histogram, Moments moments) {
    long[] values = new long[64];
    long[] ranks = new long[64];
    int size = 0;
    for (HistogramIterationValue bucket : histogram.counts().recordedValues()) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
        ranks = Arrays.copyOf(ranks, size * 2);
      }
      values[size] = bucket.getValueIteratedTo();
      ranks[size] = bucket.getTotalCountToThisValue();
      size++;
    }
    return new HistogramDistribution(
        moments, Arrays.copyOf(values, size), Arrays.copyOf(ranks, size));
  }

  @Override
  public long count() {
    return moments.count();
  }

  @Override
  public double mean() {
    return moments.mean();
  }

  @Override
  public double stddev() {
    return moments.stddev();
  }

  @Override
  public long min() {
    return moments.min();
  }

  @Override
  public long max() {
    return moments.max();
  }

  @Override
  public long percentile(double percentile) {
    return count() == 0 ? 0 : atRank(Distribution.rank(percentile, count()));
  }

  @Override
  public long atRank(long rank) {
    if (rank < 1 || rank > count()) {
      throw new IllegalArgumentException("rank must be in 1.." + count() + ", not " + rank);
    }
    int found = Arrays.binarySearch(ranks, rank);
    long upperEnd = values[found >= 0 ? found : -found - 1];
    return Math.min(Math.max(upperEnd, min()), max());
  }
}
