package io.loadline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.ArrivalRate;
import io.loadline.plan.Arrivals;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** So many requests within a time. */
class ScatteredScheduleTest {
  private static final int COUNT = 10_000;
  private static final Duration TIME = Duration.ofSeconds(100);

  private static ArrivalSchedule schedule(Arrivals arrivals, int count, double phase, long seed) {
    Workload.Open open = new Workload.Open(new ArrivalRate(1), arrivals, phase);
    return ArrivalSchedule.of(
        open, new PhaseLength.Requests(count, TIME), new SplittableRandom(seed));
  }

  private static long[] offsets(ArrivalSchedule schedule) {
    return LongStream.generate(schedule::next)
        .takeWhile(at -> at != ArrivalSchedule.NONE)
        .toArray();
  }

  @Test
  void has_exactly_its_count_in_order_and_takes_exactly_its_time() {
    ArrivalSchedule schedule = schedule(Arrivals.POISSON, COUNT, 0, 1);
    assertThat(offsets(schedule)).hasSize(COUNT).isSorted();
    assertThat(schedule.end()).isEqualTo(TIME.toNanos());
  }

  @Test
  void arrivals_are_drawn_unless_they_are_constant() {
    PhaseLength time = new PhaseLength.Span(TIME);
    Workload.Open poisson = new Workload.Open(new ArrivalRate(1), Arrivals.POISSON, 0);
    Workload.Open constant = new Workload.Open(new ArrivalRate(1), Arrivals.CONSTANT, 0);

    assertThat(schedule(Arrivals.POISSON, COUNT, 0, 1).isDrawn()).isTrue();
    assertThat(ArrivalSchedule.of(poisson, time, new SplittableRandom(1)).isDrawn()).isTrue();
    assertThat(ArrivalSchedule.of(constant, time, new SplittableRandom(1)).isDrawn()).isFalse();
  }

  /** Kolmogorov-Smirnov against the uniform distribution: D below 1.63 / sqrt(n) at 1 %. */
  @Test
  void arrivals_are_uniform_in_the_time() {
    long[] offsets = offsets(schedule(Arrivals.POISSON, COUNT, 0, 2));
    double distance =
        IntStream.range(0, COUNT)
            .mapToDouble(i -> Math.abs((double) offsets[i] / TIME.toNanos() - (i + 0.5) / COUNT))
            .max()
            .orElseThrow();
    assertThat(distance).isLessThan(1.63 / Math.sqrt(COUNT));
  }

  /** Of n uniform moments the first has the mean 1/(n+1): over 2,000 runs of 4, within 4 sigma. */
  @Test
  void the_first_of_few_is_where_the_smallest_of_uniform_moments_is() {
    double mean =
        IntStream.range(0, 2_000)
            .mapToLong(seed -> schedule(Arrivals.POISSON, 4, 0, seed).next())
            .average()
            .orElseThrow();
    double sigma = Math.sqrt(4.0 / (25 * 6)) / Math.sqrt(2_000);
    assertThat(mean / TIME.toNanos()).isCloseTo(0.2, within(4 * sigma));
  }

  @Test
  void constant_arrivals_are_spread_evenly_over_the_time() {
    ArrivalSchedule schedule = schedule(Arrivals.CONSTANT, 4, 0.5, 1);
    assertThat(offsets(schedule))
        .containsExactly(12_500_000_000L, 37_500_000_000L, 62_500_000_000L, 87_500_000_000L);
    assertThat(schedule.end()).isEqualTo(TIME.toNanos());
  }
}
