package io.loadline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.ArrivalRate;
import io.loadline.plan.Arrivals;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.WorkerShare;
import io.loadline.plan.Workload;
import io.loadline.schedule.ArrivalSchedule.ArrivalShare;
import io.loadline.testkit.ArrivalRules;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The rules of an arrival process: gaps, independence, dispersion. All seeded. */
class PoissonScheduleTest {
  private static final double RATE = 1_000;
  private static final int COUNT = 100_000;

  @Test
  void gaps_are_exponential_by_the_kolmogorov_smirnov_test() {
    double[] gaps = ArrivalRules.gaps(offsets(7));
    assertThat(ArrivalRules.distance(gaps, RATE)).isLessThan(ArrivalRules.limit(gaps.length, 1));
  }

  @Test
  void gaps_do_not_depend_on_the_gap_before() {
    double[] gaps = ArrivalRules.gaps(offsets(8));
    assertThat(ArrivalRules.correlation(gaps)).isCloseTo(0, within(3 / Math.sqrt(gaps.length)));
  }

  @Test
  void counts_of_100_ms_are_as_dispersed_as_their_mean() {
    int windows = 1_000;
    assertThat(ArrivalRules.dispersion(offsets(9), windows))
        .isCloseTo(1, within(3 * Math.sqrt(2.0 / (windows - 1))));
  }

  @Test
  void a_counted_schedule_has_exactly_its_count() {
    assertThat(offsets(10)).hasSize(COUNT);
  }

  @Test
  void a_timed_schedule_stays_within_its_time_and_near_its_rate() {
    ArrivalSchedule schedule = poisson(new PhaseLength.Span(Duration.ofSeconds(100)), 11);
    long count = 0;
    for (long at = schedule.next(); at != ArrivalSchedule.NONE; at = schedule.next()) {
      assertThat(at).isLessThanOrEqualTo(100_000_000_000L);
      count++;
    }
    assertThat((double) count).isCloseTo(100_000, within(3 * Math.sqrt(100_000)));
  }

  @Test
  void the_same_seed_gives_the_same_arrivals() {
    assertThat(offsets(12)).isEqualTo(offsets(12)).isNotEqualTo(offsets(13));
  }

  @Test
  void shares_of_a_schedule_are_the_schedule() {
    long[] whole = offsets(14);
    long[] merged = new long[COUNT];
    for (int share = 0; share < 3; share++) {
      ArrivalSchedule all = poisson(new PhaseLength.Requests(COUNT), 14);
      ArrivalShare part = new ArrivalShare(all, WorkerShare.ALL, 14, share, 3);
      for (long at = part.next(); at != ArrivalSchedule.NONE; at = part.next()) {
        merged[(int) part.index()] = at;
      }
    }
    assertThat(merged).isEqualTo(whole);
  }

  private static ArrivalSchedule poisson(PhaseLength extent, long seed) {
    Workload.Open open = new Workload.Open(new ArrivalRate(RATE), Arrivals.POISSON);
    return ArrivalSchedule.of(open, extent, new SplittableRandom(seed));
  }

  private static long[] offsets(long seed) {
    ArrivalSchedule schedule = poisson(new PhaseLength.Requests(COUNT), seed);
    return LongStream.generate(schedule::next)
        .takeWhile(at -> at != ArrivalSchedule.NONE)
        .toArray();
  }
}
