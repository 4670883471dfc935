package io.loadline.telemetry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** How often times occurred, in the buckets that OpenTelemetry's histograms have. */
final class HistogramBuckets {
  private static final double NANOS_PER_SECOND = 1e9;

  private HistogramBuckets() {}

  /**
   * Counts of times in the buckets of a base-2 exponential histogram of seconds: bucket i holds
   * what is above {@code base^i} and not above {@code base^(i+1)}, where {@code base =
   * 2^(2^-scale)}. The scale is the finest of which {@link #MOST} buckets reach from the shortest
   * time to the longest.
   *
   * @param offset which bucket the first count is of
   * @param counts from the bucket of the shortest time to that of the longest
   * @param zeros how many times are 0
   */
  record Exponential(int scale, int offset, List<Long> counts, long zeros) {
    /** As many as OpenTelemetry's own SDKs make by default, so that every receiver takes them. */
    static final int MOST = 160;

    /**
     * Prometheus has none finer; and base 1.0027 is about what HdrHistogram's three digits know.
     */
    private static final int FINEST = 8;

    /** Of how often each time occurred, in ns. */
    static Exponential of(SortedMap<Long, Long> times) {
      SortedMap<Long, Long> positive = times.tailMap(1L);
      long zeros = times.headMap(1L).values().stream().mapToLong(Long::longValue).sum();
      if (positive.isEmpty()) {
        return new Exponential(FINEST, 0, List.of(), zeros);
      }
      long shortest = positive.firstKey();
      long longest = positive.lastKey();
      int scale = FINEST;
      while (index(longest, scale) - index(shortest, scale) >= MOST) {
        scale--;
      }
      int offset = index(shortest, scale);
      List<Long> counts =
          new ArrayList<>(Collections.nCopies(index(longest, scale) - offset + 1, 0L));
      for (var each : positive.entrySet()) {
        int bucket = index(each.getKey(), scale) - offset;
        counts.set(bucket, counts.get(bucket) + each.getValue());
      }
      return new Exponential(scale, offset, counts, zeros);
    }

    private static int index(long nanos, int scale) {
      double log2 = Math.log(nanos / NANOS_PER_SECOND) / Math.log(2);
      return (int) Math.ceil(Math.scalb(log2, scale)) - 1;
    }
  }

  /**
   * Counts of times in buckets of stated bounds, for receivers that know no exponential histograms.
   *
   * @param bounds in s: each is the longest time of its bucket
   * @param counts one more than there are bounds
   */
  record Stated(List<Double> bounds, List<Long> counts) {
    /** As semantic conventions advise for requests over HTTP and gRPC. */
    private static final List<Double> REQUESTS =
        List.of(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);

    /** As those of GenAI advise. */
    private static final List<Double> INFERENCES =
        List.of(
            0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92);

    /** From a lag of 0.1 ms to an answer of 100 s. */
    private static final List<Double> OWN =
        List.of(
            0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0,
            5.0, 10.0, 20.0, 50.0, 100.0);

    /** Of how often each time occurred, in ns. */
    static Stated of(String metric, SortedMap<Long, Long> times) {
      List<Double> bounds =
          metric.startsWith("loadline.")
              ? OWN
              : metric.startsWith("gen_ai.") ? INFERENCES : REQUESTS;
      List<Long> counts = new ArrayList<>(Collections.nCopies(bounds.size() + 1, 0L));
      int bucket = 0;
      for (Map.Entry<Long, Long> each : times.entrySet()) {
        while (bucket < bounds.size() && each.getKey() / NANOS_PER_SECOND > bounds.get(bucket)) {
          bucket++;
        }
        counts.set(bucket, counts.get(bucket) + each.getValue());
      }
      return new Stated(bounds, counts);
    }
  }
}
