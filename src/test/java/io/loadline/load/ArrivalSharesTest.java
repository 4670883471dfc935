package io.loadline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.LoadPlan;
import io.loadline.plan.Phase;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.WorkerShare;
import io.loadline.plan.Workload;
import io.loadline.schedule.ArrivalSchedule;
import io.loadline.testkit.ArrivalRules;
import io.loadline.testkit.Plans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrivals of several workers are the one schedule of their plan. */
class ArrivalSharesTest {
  private record Arrival(Phase phase, long index, long offset) {}

  private static List<WorkerShare> workers(int count) {
    return IntStream.range(0, count).mapToObj(index -> new WorkerShare(index, count)).toList();
  }

  private static List<Arrival> arrivals(PhasedArrivals shared) {
    List<Arrival> all = new ArrayList<>();
    for (; shared.offset() != ArrivalSchedule.NONE; shared.advance()) {
      all.add(new Arrival(shared.phase(), shared.index(), shared.offset()));
    }
    return all;
  }

  private static List<Arrival> sorted(List<Arrival> arrivals) {
    List<Arrival> sorted = new ArrayList<>(arrivals);
    // By phase and number; offsets of several may be equal.
    sorted.sort(
        (left, right) ->
            left.phase() == right.phase()
                ? Long.compare(left.index(), right.index())
                : left.phase().compareTo(right.phase()));
    return sorted;
  }

  @Test
  void arrivals_of_all_workers_are_the_one_schedule_each_once() {
    for (int seed = 0; seed < 60; seed++) {
      LoadPlan plan = new RandomLoad(seed).open();
      int count = 1 + seed * 49 / 59;
      List<Arrival> merged = new ArrayList<>();
      for (WorkerShare worker : workers(count)) {
        List<Arrival> own = arrivals(PhasedArrivals.of(plan, worker));
        assertThat(own).isSortedAccordingTo((a, b) -> Long.compare(a.offset(), b.offset()));
        merged.addAll(own);
      }
      assertThat(sorted(merged))
          .as("seed %d, %d workers", seed, count)
          .isEqualTo(arrivals(PhasedArrivals.of(plan, WorkerShare.ALL)));
    }
  }

  @Test
  void loops_of_a_worker_share_what_is_its() {
    for (int seed = 0; seed < 20; seed++) {
      LoadPlan plan = new RandomLoad(seed).open();
      WorkerShare worker = new WorkerShare(seed % 3, 3);
      List<Arrival> merged = new ArrayList<>();
      List<Integer> sizes = new ArrayList<>();
      for (int loop = 0; loop < 4; loop++) {
        List<Arrival> own = arrivals(new PhasedArrivals(plan, worker, loop, 4));
        merged.addAll(own);
        sizes.add(own.size());
      }
      assertThat(sorted(merged)).isEqualTo(arrivals(PhasedArrivals.of(plan, worker)));
      // one more or less in each of the two phases
      assertThat(Collections.max(sizes) - Collections.min(sizes)).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void workers_take_turns_at_even_arrivals() {
    LoadPlan plan = plan(Plans.constant(1_000), new PhaseLength.Requests(1_000));
    for (WorkerShare worker : workers(8)) {
      long[] own = offsets(plan, worker);
      assertThat(own).hasSize(125);
      assertThat(ArrivalRules.gaps(own)).containsOnly(8e6);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8})
  void each_share_of_a_poisson_process_is_one_and_so_are_all_together(int count) {
    double rate = 2_000;
    PhaseLength length = new PhaseLength.Span(Duration.ofSeconds(100));
    LoadPlan plan = plan(Plans.poisson(rate), length);
    List<long[]> shares = new ArrayList<>();
    for (WorkerShare worker : workers(count)) {
      long[] own = offsets(plan, worker);
      assertPoisson(own, rate / count, count + 1);
      shares.add(own);
    }
    long[] merged = shares.stream().flatMapToLong(LongStream::of).sorted().toArray();
    assertPoisson(merged, rate, count + 1);
    assertThat(merged).isEqualTo(offsets(plan, WorkerShare.ALL));
  }

  @Test
  void shares_of_so_many_scattered_requests_are_exponential_as_well() {
    PhaseLength length = new PhaseLength.Requests(100_000, Duration.ofSeconds(100));
    LoadPlan plan = plan(Plans.poisson(1), length);
    for (WorkerShare worker : workers(4)) {
      assertPoisson(offsets(plan, worker), 250, 4);
    }
  }

  /** The rules of measurement, for one of so many tests. */
  private static void assertPoisson(long[] offsets, double rate, int tests) {
    double[] gaps = ArrivalRules.gaps(offsets);
    double deviations = 3.5;
    assertThat((double) offsets.length)
        .isCloseTo(rate * 100, within(deviations * Math.sqrt(rate * 100)));
    assertThat(ArrivalRules.distance(gaps, rate))
        .isLessThan(ArrivalRules.limit(gaps.length, tests));
    assertThat(ArrivalRules.correlation(gaps))
        .isCloseTo(0, within(deviations / Math.sqrt(gaps.length)));
    assertThat(ArrivalRules.dispersion(offsets, 1_000))
        .isCloseTo(1, within(deviations * Math.sqrt(2.0 / 999)));
  }

  private static long[] offsets(LoadPlan plan, WorkerShare worker) {
    return arrivals(PhasedArrivals.of(plan, worker)).stream().mapToLong(Arrival::offset).toArray();
  }

  private static LoadPlan plan(Workload workload, PhaseLength extent) {
    return Plans.plan(workload, extent, PhaseLength.NOTHING, 100, Plans.noErrors());
  }
}
