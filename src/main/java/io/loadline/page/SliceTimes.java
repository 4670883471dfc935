package io.loadline.page;

import io.loadline.json.JsonTree;
import io.loadline.measure.HistogramFormat;
import io.loadline.result.Distribution;
import io.loadline.result.Interval;
import io.loadline.result.Moments;
import java.util.Base64;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Times of the requests of a slice, in ms. For one thread. */
final class SliceTimes {
  static final SliceTimes NONE = new SliceTimes(0, 0, 0, 0, 0, null);

  private static final double NANOS_PER_MILLI = 1e6;

  private final long count;
  private final double sum;
  private final double min;
  private final double max;
  private final double p99;
  private final Interval.@Nullable Histogram counts;
  private @Nullable Distribution distribution;

  private SliceTimes(
      long count,
      double sum,
      double min,
      double max,
      double p99,
      Interval.@Nullable Histogram counts) {
    this.count = count;
    this.sum = sum;
    this.min = min;
    this.max = max;
    this.p99 = p99;
    this.counts = counts;
  }

  /**
   * Reads them.
   *
   * @param encoded the histogram, as result.json has it; percentiles are not known without one
   */
  static SliceTimes of(JsonTree times, String encoded) {
    long count = times.number(0, "count");
    return new SliceTimes(
        count,
        count * times.figure("mean").orElse(0),
        times.figure("min").orElse(0),
        times.figure("max").orElse(0),
        times.figure("p99").orElse(0),
        histogram(encoded));
  }

  private static Interval.@Nullable Histogram histogram(String encoded) {
    if (encoded.isEmpty()) {
      return null;
    }
    try {
      return HistogramFormat.histogram(Base64.getDecoder().decode(encoded));
    } catch (IllegalArgumentException e) {
      // Of a file that somebody shortened: the page does without.
      return null;
    }
  }

  /** The mean of a figure that is no time of requests, over so much of whatever it is a mean of. */
  static SliceTimes averaged(long over, double mean) {
    return new SliceTimes(over, over * mean, mean, mean, mean, null);
  }

  SliceTimes plus(SliceTimes other) {
    if (count == 0 || other.count == 0) {
      return count == 0 ? other : this;
    }
    return new SliceTimes(
        count + other.count,
        sum + other.sum,
        Math.min(min, other.min),
        Math.max(max, other.max),
        Math.max(p99, other.p99),
        both(counts, other.counts));
  }

  private static Interval.@Nullable Histogram both(
      Interval.@Nullable Histogram one, Interval.@Nullable Histogram other) {
    return one == null || other == null ? null : one.plus(other);
  }

  long count() {
    return count;
  }

  OptionalDouble mean() {
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
  }

  OptionalDouble max() {
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(max);
  }

  /** Of slices that were put together the highest of theirs. */
  OptionalDouble toldP99() {
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(p99);
  }

  OptionalDouble percentile(double percentile) {
    Distribution all = distribution();
    return all == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(all.percentile(percentile) / NANOS_PER_MILLI);
  }

  /** Null when it is not known, or of no time. */
  @Nullable Distribution distribution() {
    if (distribution == null && counts != null && count > 0) {
      try {
        distribution = HistogramFormat.distribution(counts.encoded(), moments());
      } catch (IllegalArgumentException e) {
        return null;
      }
    }
    return distribution;
  }

  private Moments moments() {
    long nanos = Math.round(sum * NANOS_PER_MILLI);
    return new Moments(
        count, nanos, 0, Math.round(min * NANOS_PER_MILLI), Math.round(max * NANOS_PER_MILLI));
  }
}
