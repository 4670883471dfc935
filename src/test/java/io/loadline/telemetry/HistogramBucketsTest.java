package io.loadline.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HistogramBucketsTest {
  private static final double NANOS_PER_SECOND = 1e9;

  private static HistogramBuckets.Exponential of(Map<Long, Long> times) {
    return HistogramBuckets.Exponential.of(new TreeMap<>(times));
  }

  private static double bound(HistogramBuckets.Exponential buckets, int index) {
    return Math.pow(2, Math.scalb((double) index, -buckets.scale()));
  }

  @Test
  void each_time_is_in_the_bucket_whose_bounds_enclose_it() {
    SplittableRandom random = new SplittableRandom(1);
    for (int run = 0; run < 200; run++) {
      Map<Long, Long> times = new TreeMap<>();
      for (int i = 0; i < 50; i++) {
        times.put(1 + random.nextLong((long) Math.pow(10, 3 + random.nextInt(10))), 1L + i);
      }
      HistogramBuckets.Exponential buckets = of(times);
      long[] expected = new long[buckets.counts().size()];
      times.forEach(
          (nanos, count) -> {
            int bucket = 0;
            while (nanos / NANOS_PER_SECOND
                > bound(buckets, buckets.offset() + bucket + 1) * (1 + 1e-12)) {
              bucket++;
            }
            expected[bucket] += count;
          });
      assertThat(buckets.counts().stream().mapToLong(Long::longValue).toArray())
          .isEqualTo(expected);
      assertThat(buckets.counts()).hasSizeLessThanOrEqualTo(160);
      assertThat(buckets.zeros()).isZero();
    }
  }

  @Test
  void the_scale_is_the_finest_of_which_160_buckets_suffice() {
    // From 1 ms to 1 s are 9.97 octaves, of which 16 buckets each are 160 at the most.
    HistogramBuckets.Exponential buckets = of(Map.of(1_000_000L, 1L, 1_000_000_000L, 1L));
    assertThat(buckets.scale()).isEqualTo(4);
    assertThat(buckets.counts()).hasSize(160).startsWith(1L).endsWith(1L);
    // Half of a bucket is what a quantile may be off, read in its middle.
    assertThat(bound(buckets, 1) - 1).isCloseTo(0.0443, within(0.0001));
  }

  @Test
  void no_scale_is_finer_than_what_the_recorder_and_prometheus_know() {
    HistogramBuckets.Exponential buckets = of(Map.of(250_000_000L, 7L));
    assertThat(buckets.scale()).isEqualTo(8);
    // 0.25 s is a bound itself, and bounds belong to the bucket below them.
    assertThat(bound(buckets, buckets.offset() + 1)).isEqualTo(0.25);
    assertThat(buckets.counts()).containsExactly(7L);
  }

  @Test
  void from_the_shortest_time_of_a_recorder_to_the_longest_160_buckets_suffice() {
    HistogramBuckets.Exponential buckets = of(Map.of(1L, 1L, 3_600_000_000_000L, 1L));
    assertThat(buckets.scale()).isEqualTo(1);
    assertThat(buckets.counts()).hasSizeLessThanOrEqualTo(160);
  }

  @Test
  void times_of_nothing_are_counted_apart() {
    assertThat(of(Map.of(0L, 3L, 5L, 1L)).zeros()).isEqualTo(3);
    assertThat(of(Map.of(0L, 3L)).counts()).isEmpty();
    assertThat(of(Map.of()).counts()).isEmpty();
  }

  @Test
  void stated_buckets_are_those_that_conventions_advise() {
    assertThat(HistogramBuckets.Stated.of("http.client.request.duration", new TreeMap<>()).bounds())
        .startsWith(0.005)
        .endsWith(10.0)
        .hasSize(14);
    assertThat(
            HistogramBuckets.Stated.of("gen_ai.client.inference.duration", new TreeMap<>())
                .bounds())
        .startsWith(0.01)
        .endsWith(81.92)
        .hasSize(14);
  }
}
