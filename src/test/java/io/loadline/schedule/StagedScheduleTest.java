package io.loadline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.ArrivalTrace;
import io.loadline.plan.Arrivals;
import io.loadline.plan.RateRamp;
import io.loadline.plan.Stage;
import io.loadline.plan.WorkerShare;
import io.loadline.plan.Workload;
import io.loadline.schedule.ArrivalSchedule.ArrivalShare;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which arrivals a stage has, and how stages follow each other. */
class StagedScheduleTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void a_ramp_has_exactly_the_requests_that_are_due() {
    // H(20 s) = (10 + 100) / 2 x 20 = 1100
    assertThat(offsets(1, ramp(10, 100, 20))).hasSize(1_100);
    // H(3 s) = 4.5: the fifth is due before the end
    assertThat(offsets(1, ramp(1, 2, 3))).hasSize(5);
  }

  @Test
  void the_i_th_request_of_a_ramp_comes_when_i_are_due() {
    long[] offsets = offsets(1, ramp(10, 100, 20));
    for (int i = 0; i < offsets.length; i++) {
      double t = offsets[i] / 1e9;
      // one ns of rounding at 100/s is 1e-7 requests
      assertThat(10 * t + 90 * t * t / 40).isCloseTo(i, within(1e-6));
    }
  }

  @Test
  void a_ramp_from_or_to_nothing_loses_no_request() {
    long[] up = offsets(1, ramp(0, 100, 2));
    long[] down = offsets(1, ramp(100, 0, 2));
    assertThat(up).hasSize(100);
    assertThat(down).hasSize(100);
    assertThat(up[1]).isEqualTo(Math.round(Math.sqrt(2 * 2.0 / 100) * SECOND));
    assertThat(down[99]).isEqualTo(Math.round((2 - Math.sqrt(2 * 2.0 / 100)) * SECOND));
  }

  @Test
  void a_ramp_that_hardly_changes_is_a_constant_rate() {
    long[] offsets = offsets(1, ramp(100, Math.nextUp(100.0), 10));
    for (int i = 0; i < 1_000; i++) {
      assertThat(offsets[i]).isEqualTo(i * SECOND / 100);
    }
  }

  @Test
  void each_step_has_its_rate() {
    RateRamp[] steps = {flat(10, 5), flat(20, 5), flat(30, 5)};
    long[] offsets = offsets(1, constant(steps));
    assertThat(offsets).hasSize(300);
    assertThat(count(offsets, 0, 5)).isEqualTo(50);
    assertThat(count(offsets, 5, 10)).isEqualTo(100);
    assertThat(count(offsets, 10, 15)).isEqualTo(150);
    assertThat(offsets[50]).isEqualTo(5 * SECOND);
  }

  @Test
  void a_spike_is_as_long_on_its_way_up_as_on_its_way_down() {
    long[] offsets =
        offsets(1, constant(new RateRamp(10, 200, SECOND), new RateRamp(200, 10, SECOND)));
    assertThat(offsets).hasSize(210);
    assertThat(count(offsets, 0, 1)).isEqualTo(105);
    assertThat(count(offsets, 1, 2)).isEqualTo(105);
  }

  @Test
  void stages_follow_each_other_without_a_gap_or_a_loss() {
    long[] offsets = offsets(1, constant(flat(50, 2)), ramp(50, 100, 2), constant(flat(100, 2)));
    assertThat(offsets).hasSize(100 + 150 + 200).isSorted();
    assertThat(offsets[100]).isEqualTo(2 * SECOND);
    assertThat(offsets[250]).isEqualTo(4 * SECOND);
    assertThat(offsets[449]).isEqualTo(6 * SECOND - SECOND / 100);
    assertThat(offsets[100] - offsets[99]).isEqualTo(SECOND / 50);
  }

  @Test
  void no_arrival_is_carried_into_the_stage_behind_by_rounding() {
    // the last is due 0.1 ns before the end
    long[] offsets =
        offsets(1, constant(new RateRamp(1, 1, SECOND), new RateRamp(1e-10, 1e-10, SECOND)));
    assertThat(offsets).hasSize(2);
    assertThat(offsets[1]).isLessThan(2 * SECOND);
  }

  @Test
  void a_recorded_trace_is_repeated_to_the_nanosecond() {
    Stage trace =
        new Stage.Trace("trace", ArrivalTrace.of(0, 7, 7, SECOND + 1), Duration.ofSeconds(2));
    assertThat(offsets(1, trace, constant(flat(1, 1))))
        .containsExactly(0, 7, 7, SECOND + 1, 2 * SECOND);
  }

  @ParameterizedTest
  @EnumSource(names = {"POISSON", "CONSTANT"})
  void the_same_seed_gives_the_same_arrivals(Arrivals arrivals) {
    Stage stage =
        new Stage.Rates("", List.of(flat(100, 5), new RateRamp(100, 10, SECOND)), arrivals);
    assertThat(offsets(6, stage, stage)).isEqualTo(offsets(6, stage, stage)).isSorted();
  }

  @Test
  void loops_share_the_stages_among_them() {
    Stage[] stages = {poisson(flat(300, 1)), ramp(300, 10, 2)};
    long[] whole = offsets(8, stages);
    long[] merged = new long[whole.length];
    for (int share = 0; share < 3; share++) {
      ArrivalShare part = new ArrivalShare(schedule(8, stages), WorkerShare.ALL, 8, share, 3);
      for (long at = part.next(); at != ArrivalSchedule.NONE; at = part.next()) {
        merged[(int) part.index()] = at;
      }
    }
    assertThat(merged).isEqualTo(whole);
  }

  @Test
  void of_each_stage_it_is_known_whether_its_arrivals_are_drawn() {
    Stage trace = new Stage.Trace("trace", ArrivalTrace.of(0, 1), Duration.ofSeconds(1));
    ArrivalSchedule schedule =
        schedule(1, poisson(flat(100, 1)), constant(flat(100, 1)), poisson(flat(100, 1)), trace);

    for (long at = schedule.next(); at != ArrivalSchedule.NONE; at = schedule.next()) {
      assertThat(schedule.isDrawn()).as("at %d ns", at).isEqualTo(at / SECOND % 2 == 0);
    }
  }

  @Test
  void a_share_of_drawn_arrivals_is_drawn_and_ends_with_the_whole() {
    for (boolean drawn : new boolean[] {true, false}) {
      Stage stage = drawn ? poisson(flat(100, 2)) : constant(flat(100, 2));
      ArrivalShare share = new ArrivalShare(schedule(1, stage), WorkerShare.ALL, 1, 0, 1);
      while (share.next() != ArrivalSchedule.NONE) {
        assertThat(share.isDrawn()).isEqualTo(drawn);
      }
      assertThat(share.end()).isEqualTo(2 * SECOND);
    }
  }

  private static RateRamp flat(double rate, int seconds) {
    return new RateRamp(rate, rate, seconds * SECOND);
  }

  private static Stage ramp(double from, double to, int seconds) {
    return constant(new RateRamp(from, to, seconds * SECOND));
  }

  private static Stage constant(RateRamp... slopes) {
    return new Stage.Rates("", List.of(slopes), Arrivals.CONSTANT);
  }

  private static Stage poisson(RateRamp... slopes) {
    return new Stage.Rates("", List.of(slopes), Arrivals.POISSON);
  }

  private static long count(long[] offsets, int fromSeconds, int toSeconds) {
    return LongStream.of(offsets)
        .filter(at -> at >= fromSeconds * SECOND && at < toSeconds * SECOND)
        .count();
  }

  private static ArrivalSchedule schedule(long seed, Stage... stages) {
    return ArrivalSchedule.of(new Workload.Staged(List.of(stages)), new SplittableRandom(seed));
  }

  private static long[] offsets(long seed, Stage... stages) {
    ArrivalSchedule schedule = schedule(seed, stages);
    return LongStream.generate(schedule::next)
        .takeWhile(at -> at != ArrivalSchedule.NONE)
        .toArray();
  }
}
