package io.loadline.measure;

import io.loadline.result.Distribution;
import io.loadline.result.Interval;
import io.loadline.result.Moments;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.HistogramIterationValue;

/** Reads HdrHistogram's compressed V2 encoding back. */
public final class HistogramFormat {
  private HistogramFormat() {}

  /**
   * The counts of a slice.
   *
   * @throws IllegalArgumentException when the bytes are no histogram
   */
  public static Interval.Histogram histogram(byte[] encoded) {
    return EncodedHistogram.of(encoded);
  }

  /**
   * The times of a whole run.
   *
   * @param moments exact sums over the same times
   * @throws IllegalArgumentException when the bytes are no histogram, or one of other times
   */
  public static Distribution distribution(byte[] encoded, Moments moments) {
    TimeHistogram histogram = TimeHistogram.decode(encoded);
    if (histogram.counts().getTotalCount() != moments.count()) {
      throw new IllegalArgumentException(
          "a histogram of %d times, not of %d"
              .formatted(histogram.counts().getTotalCount(), moments.count()));
    }
    return HistogramDistribution.of(histogram, moments);
  }

  /**
   * How often each time occurred, in ns: those of one bucket under the value at which {@link
   * Distribution#atRank} finds them.
   */
  public static SortedMap<Long, Long> counts(Distribution times) {
    SortedMap<Long, Long> counts = new TreeMap<>();
    TimeHistogram histogram = TimeHistogram.decode(times.encoded());
    for (HistogramIterationValue bucket : histogram.counts().recordedValues()) {
      long value = Math.min(Math.max(bucket.getValueIteratedTo(), times.min()), times.max());
      counts.merge(value, bucket.getCountAddedInThisIterationStep(), Long::sum);
    }
    return counts;
  }
}
