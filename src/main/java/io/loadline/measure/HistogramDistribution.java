package io.loadline.measure;

import io.loadline.result.Distribution;
import io.loadline.result.Moments;
import java.util.Arrays;
import org.HdrHistogram.HistogramIterationValue;
import org.jspecify.annotations.Nullable;

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

  @Override
  public long above(long nanos) {
    return nanos >= max() ? 0 : nanos < min() ? count() : histogram().above(nanos);
  }

  @Override
  public long aboveAtMost(long nanos) {
    return nanos >= max() ? 0 : nanos < min() ? count() : histogram().aboveAtMost(nanos);
  }

  @Override
  public byte[] encoded() {
    return histogram().encode();
  }

  @Override
  public Moments moments() {
    return moments;
  }

  @Override
  public Distribution plus(Distribution other) {
    if (other instanceof HistogramDistribution counted) {
      return plus(counted);
    }
    TimeHistogram sum = histogram();
    sum.add(TimeHistogram.decode(other.encoded()));
    return of(sum, moments.plus(other.moments()));
  }

  /** Bucket by bucket: many are added up at the end of a load of many workers. */
  private HistogramDistribution plus(HistogramDistribution other) {
    long[] sumValues = new long[values.length + other.values.length];
    long[] sumRanks = new long[sumValues.length];
    int size = 0;
    long own = 0;
    long others = 0;
    for (int i = 0, j = 0; i < values.length || j < other.values.length; size++) {
      boolean isNext =
          j == other.values.length || (i < values.length && values[i] <= other.values[j]);
      sumValues[size] = isNext ? values[i] : other.values[j];
      if (j < other.values.length && other.values[j] == sumValues[size]) {
        others = other.ranks[j++];
      }
      if (isNext) {
        own = ranks[i++];
      }
      sumRanks[size] = own + others;
    }
    return new HistogramDistribution(
        moments.plus(other.moments), Arrays.copyOf(sumValues, size), Arrays.copyOf(sumRanks, size));
  }

  /** Every count in the bucket that it was in. */
  private TimeHistogram histogram() {
    TimeHistogram histogram = new TimeHistogram();
    for (int i = 0; i < values.length; i++) {
      histogram.record(values[i], i == 0 ? ranks[i] : ranks[i] - ranks[i - 1]);
    }
    return histogram;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HistogramDistribution that
        && moments.equals(that.moments)
        && Arrays.equals(values, that.values)
        && Arrays.equals(ranks, that.ranks);
  }

  @Override
  public int hashCode() {
    return moments.hashCode();
  }
}
