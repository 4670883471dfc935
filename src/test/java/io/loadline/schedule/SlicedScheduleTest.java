package io.loadline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.ArrivalRate;
import io.loadline.plan.Arrivals;
import io.loadline.plan.Metric;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.SlicePlan;
import io.loadline.plan.SlicePlan.Side;
import io.loadline.plan.WorkerShare;
import io.loadline.plan.Workload;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two sides that take turns. */
class SlicedScheduleTest {
  private static final long SECOND = 1_000_000_000L;
  private static final int SLICE = 5;
  private static final int PAIRS = 30;
  private static final Duration WHOLE = Duration.ofSeconds(2L * SLICE * PAIRS);
  private static final double RATE = 50;

  private static SlicePlan slices(Side side, long seed) {
    return new SlicePlan(
        Duration.ofSeconds(SLICE),
        Duration.ofSeconds(1),
        seed,
        side,
        List.of(new SlicePlan.Figure(Metric.percentile(99), 0.1)),
        0.1);
  }

  private static ArrivalSchedule schedule(Side side, Arrivals arrivals, long seed) {
    Workload.Open open = new Workload.Open(new ArrivalRate(RATE), arrivals, 0, slices(side, seed));
    return ArrivalSchedule.of(
        open,
        new PhaseLength.Span(WHOLE),
        new SplittableRandom(side == Side.BASELINE ? seed : seed + 1));
  }

  private static long[] offsets(ArrivalSchedule schedule) {
    return LongStream.generate(schedule::next)
        .takeWhile(at -> at != ArrivalSchedule.NONE)
        .toArray();
  }

  /** The slices of both sides, from 0, in which something is due. */
  private static Set<Long> used(Side side, Arrivals arrivals, long seed) {
    Set<Long> used = new TreeSet<>();
    for (long offset : offsets(schedule(side, arrivals, seed))) {
      used.add(offset / (SLICE * SECOND));
    }
    return used;
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 7, -3, Long.MIN_VALUE, 123_456_789})
  void each_slice_is_of_exactly_one_side_and_each_pair_has_one_of_each(long seed) {
    Set<Long> baseline = used(Side.BASELINE, Arrivals.POISSON, seed);
    Set<Long> candidate = used(Side.CANDIDATE, Arrivals.POISSON, seed);
    assertThat(baseline).hasSize(PAIRS).doesNotContainAnyElementsOf(candidate);
    assertThat(candidate).hasSize(PAIRS);
    assertThat(Stream.concat(baseline.stream(), candidate.stream()))
        .containsExactlyInAnyOrderElementsOf(LongStream.range(0, 2 * PAIRS).boxed().toList());
    assertThat(baseline.stream().map(each -> each / 2))
        .containsExactlyElementsOf(LongStream.range(0, PAIRS).boxed().toList());
  }

  @ParameterizedTest
  @EnumSource(value = Arrivals.class, names = "UNSET", mode = EnumSource.Mode.EXCLUDE)
  void arrivals_are_in_order_and_end_with_the_measurement(Arrivals arrivals) {
    for (Side side : Side.values()) {
      ArrivalSchedule schedule = schedule(side, arrivals, 5);
      long[] offsets = offsets(schedule);
      assertThat(offsets).isSorted();
      assertThat(offsets[0]).isNotNegative();
      assertThat(offsets[offsets.length - 1]).isLessThan(WHOLE.toNanos());
      assertThat(schedule.end()).isEqualTo(WHOLE.toNanos());
    }
  }

  /** Within 4 sigma of a Poisson count. */
  @Test
  void the_whole_rate_is_driven_in_the_own_slices() {
    double due = RATE * SLICE * PAIRS;
    for (Side side : Side.values()) {
      assertThat((double) offsets(schedule(side, Arrivals.POISSON, 3)).length)
          .isCloseTo(due, within(4 * Math.sqrt(due)));
      assertThat(offsets(schedule(side, Arrivals.CONSTANT, 3))).hasSize((int) due);
    }
  }

  @Test
  void constant_arrivals_keep_their_distance_within_a_slice() {
    long[] offsets = offsets(schedule(Side.CANDIDATE, Arrivals.CONSTANT, 3));
    for (int i = 1; i < offsets.length; i++) {
      if (i % (SLICE * RATE) != 0) {
        assertThat(offsets[i] - offsets[i - 1]).isEqualTo(20_000_000L);
      }
    }
  }

  /** Within 4 sigma of 10,000 fair draws; neighbours do not depend on each other either. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 42, -1})
  void the_order_within_pairs_is_balanced(long seed) {
    SlicePlan slices = slices(Side.BASELINE, seed);
    long first = LongStream.range(0, 10_000).filter(slices::isFirst).count();
    long alike =
        LongStream.range(0, 10_000)
            .filter(pair -> slices.isFirst(pair) == slices.isFirst(pair + 1))
            .count();
    assertThat(first).isBetween(4_800L, 5_200L);
    assertThat(alike).isBetween(4_800L, 5_200L);
  }

  @Test
  void neighbouring_seeds_draw_orders_of_their_own() {
    long alike =
        LongStream.range(0, 10_000)
            .filter(
                seed ->
                    slices(Side.BASELINE, seed).isFirst(0)
                        == slices(Side.BASELINE, seed + 1).isFirst(0))
            .count();
    assertThat(alike).isBetween(4_800L, 5_200L);
  }

  @Test
  void the_settling_part_of_an_own_slice_is_not_compared_nor_is_one_of_the_other_side() {
    SlicePlan slices = slices(Side.BASELINE, 9);
    for (long pair = 0; pair < PAIRS; pair++) {
      long start = slices.start(pair);
      assertThat(slices.pair(start)).isEqualTo(pair);
      assertThat(slices.isCompared(start)).isFalse();
      assertThat(slices.isCompared(start + SECOND - 1)).isFalse();
      assertThat(slices.isCompared(start + SECOND)).isTrue();
      assertThat(slices.isCompared(start + SLICE * SECOND - 1)).isTrue();
      long other = slices(Side.CANDIDATE, 9).start(pair);
      assertThat(slices.isCompared(other + 2 * SECOND)).isFalse();
    }
  }

  /** As each loop of each worker walks the whole schedule. */
  @Test
  void workers_and_loops_share_the_arrivals_of_the_own_slices() {
    long[] whole = offsets(schedule(Side.CANDIDATE, Arrivals.POISSON, 11));
    LongStream.Builder shared = LongStream.builder();
    for (int worker = 0; worker < 3; worker++) {
      for (int loop = 0; loop < 2; loop++) {
        ArrivalSchedule share =
            new ArrivalSchedule.ArrivalShare(
                schedule(Side.CANDIDATE, Arrivals.POISSON, 11),
                new WorkerShare(worker, 3),
                11,
                loop,
                2);
        Arrays.stream(offsets(share)).forEach(shared::add);
      }
    }
    assertThat(shared.build().sorted().toArray()).isEqualTo(whole);
  }

  @Test
  void refuses_a_time_that_is_no_whole_number_of_pairs() {
    Workload.Open open =
        new Workload.Open(new ArrivalRate(RATE), Arrivals.POISSON, 0, slices(Side.BASELINE, 1));
    SplittableRandom random = new SplittableRandom(1);
    for (PhaseLength extent :
        List.of(new PhaseLength.Span(WHOLE.plusSeconds(SLICE)), new PhaseLength.Requests(1_000))) {
      assertThatThrownBy(() -> ArrivalSchedule.of(open, extent, random))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("no whole number of pairs of slices");
    }
  }
}
