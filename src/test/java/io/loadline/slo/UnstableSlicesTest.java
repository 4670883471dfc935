package io.loadline.slo;

import static io.loadline.slo.Limits.atMost;
import static io.loadline.slo.SlicedRun.SECOND;
import static io.loadline.slo.SlicedRun.slice;
import static io.loadline.slo.SlicedRun.slices;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.AllowedInterference;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Objective;
import io.loadline.plan.PhaseLength;
import io.loadline.result.BatchSlice;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.result.RunResult;
import io.loadline.result.TargetPath;
import io.loadline.testkit.Plans;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

/**
 * From where on a load is too much, to the nanosecond: runs of 20 slices of 2 s, which are 39 s
 * from the middle of the first to the end of the last, and of which the growth from the first to
 * the last is 19 of 20 parts.
 */
class UnstableSlicesTest {
  private static final Objective P95 = atMost("http/latency-p95", 100_000);
  private static final long MILLI = 1_000_000;
  private static final long HUNDRED_MILLIS = 100 * MILLI;
  private static final long LENGTH = 2 * SECOND;
  private static final RunResult PROMPT = new HandMade(P95).served(1_000, 20).build();

  /** By which they grow where each takes half a second more for each second that it is later. */
  private static final long BY_HALF = 18_525 * MILLI;

  private static Optional<UnstableLoad> found(RunResult run, AllowedInterference permitted) {
    return UnstableLoad.of(run, VerdictReviews.of(run, permitted));
  }

  private static Optional<UnstableLoad> found(RunResult run) {
    return found(run, AllowedInterference.NOTHING);
  }

  private static IntToLongFunction line(long first, long growth) {
    return i -> first + growth * i / 19;
  }

  private static Optional<UnstableLoad> found(RunResult run, IntToLongFunction nanos) {
    return found(SlicedRun.of(run, LENGTH, slices(50, nanos)));
  }

  @Test
  void a_hundredth_of_a_second_more_for_each_second_is_enough() {
    long growth = 370_500_000;

    assertThat(found(PROMPT, line(20 * MILLI, growth)))
        .hasValueSatisfying(load -> assertThat(load.slower()).isEqualTo(0.01));
    assertThat(found(PROMPT, line(20 * MILLI, growth - 1))).isEmpty();
  }

  /** 165 of 3.9 s, of which 160 are answered. */
  @Test
  void five_requests_more_under_way_are_enough() {
    long length = 200_039_680;
    BatchSlice[] slices = slices(8, line(20 * MILLI, 115_804_221));
    slices[19] = slice(13, 20 * MILLI + 115_804_221, 0);

    assertThat(found(SlicedRun.of(PROMPT, length, slices)))
        .hasValueSatisfying(load -> assertThat(load.slower()).isEqualTo(1.0 / 32));
    slices[19] = slice(12, 20 * MILLI + 115_804_221, 0);
    assertThat(found(SlicedRun.of(PROMPT, length, slices))).isEmpty();
  }

  /** What piled up in 10 s of warm-up and half of the first part: 0.5 x 10.975 s. */
  @Test
  void what_the_warm_up_left_is_not_the_time_of_one_request() {
    PhaseLength warmup = new PhaseLength.Span(Duration.ofSeconds(10));
    LoadPlan plan =
        Plans.plan(Plans.constant(100), new PhaseLength.Requests(1_000), warmup, 10, P95);
    RunResult warmed =
        new RunResult(
            plan,
            PROMPT.execution(),
            PROMPT.counts(),
            PROMPT.times(),
            PROMPT.series(),
            null,
            null,
            PROMPT.server());
    long most = 7_800 * MILLI;

    assertThat(found(warmed, line(most + 5_487_500_000L, BY_HALF))).isPresent();
    assertThat(found(warmed, line(most + 5_487_500_001L, BY_HALF))).isEmpty();
    assertThat(found(PROMPT, line(most + 487_500_000, BY_HALF))).isPresent();
    assertThat(found(PROMPT, line(most + 487_500_001, BY_HALF))).isEmpty();
  }

  @Test
  void a_third_of_the_growth_in_the_second_half_is_enough() {
    long later = 3 * SECOND;

    assertThat(found(PROMPT, bent(2 * later, later))).isPresent();
    assertThat(found(PROMPT, bent(2 * later + 1, later - 1))).isEmpty();
  }

  private static IntToLongFunction bent(long first, long later) {
    return i -> i <= 10 ? SECOND + first * i / 10 : SECOND + first + later * (i - 10) / 9;
  }

  /** A tenth of 1.9 s. */
  @Test
  void our_own_lag_of_a_tenth_of_the_growth_does_not_matter() {
    RunResult late = new HandMade(P95).successes(1_000, 190, 0, 20).build();

    assertThat(found(late, line(20 * MILLI, 1_900 * MILLI))).isPresent();
    assertThat(found(late, line(20 * MILLI, 1_899 * MILLI))).isEmpty();
  }

  /** Steps of 2 parts, each of 0.1 s: a walk does the same once in 500 times. */
  @Test
  void a_look_before_the_end_asks_for_more_than_the_end_does() {
    RunResult run =
        SlicedRun.of(PROMPT, LENGTH, slices(50, i -> 20 * MILLI + i / 2 * HUNDRED_MILLIS));

    assertThat(found(run)).isPresent();
    assertThat(found(SlicedRun.decided(run))).isEmpty();
    RunResult line = SlicedRun.of(PROMPT, LENGTH, slices(50, line(20 * MILLI, 900 * MILLI)));
    assertThat(found(SlicedRun.decided(line))).isPresent();
  }

  @Test
  void a_tenth_of_failed_requests_hides_nothing_and_one_more_ends_what_is_looked_at() {
    assertThat(found(failing(20))).isPresent();
    assertThat(found(failing(19))).isEmpty();
  }

  /** One of ten fails, from a part on two. */
  private static RunResult failing(int from) {
    BatchSlice[] slices = slices(45, line(20 * MILLI, 1_900 * MILLI));
    for (int i = 0; i < slices.length; i++) {
      slices[i] = slice(45, 20 * MILLI + i * HUNDRED_MILLIS, i < from ? 5 : 10);
    }
    return SlicedRun.of(PROMPT, LENGTH, slices);
  }

  @Test
  void before_the_first_answer_requests_take_as_long_as_that() {
    BatchSlice[] slices = slices(50, line(500 * MILLI, 1_900 * MILLI));
    slices[0] = slice(0, 0, 0);

    assertThat(found(SlicedRun.of(PROMPT, LENGTH, slices)))
        .hasValueSatisfying(
            load -> assertThat(load.slower()).isEqualTo(1_800 * MILLI * 20.0 / 19 / 39e9));
  }

  @Test
  void where_requests_wait_half_their_time_for_a_connection_it_says_how_many_there_are() {
    RunResult half = new HandMade(P95).successes(1_000, 0, 10, 10).build();
    RunResult less = new HandMade(P95).successes(1_000, 0, 9, 10).build();

    assertThat(found(half, line(20 * MILLI, BY_HALF)))
        .hasValueSatisfying(load -> assertThat(load.atOnce()).isEqualTo(10));
    assertThat(found(less, line(20 * MILLI, BY_HALF)))
        .hasValueSatisfying(load -> assertThat(load.atOnce()).isZero());
  }

  @Test
  void a_cpu_limit_is_the_reason_unless_it_belongs_to_the_test() {
    Interference held = new Interference(InterferenceKind.THROTTLED, 0, "it was held back", false);
    RunResult limited =
        new HandMade(P95).served(1_000, 20).in(TargetPath.DIRECT, null, held).build();
    RunResult run = SlicedRun.of(limited, LENGTH, slices(50, line(20 * MILLI, BY_HALF)));

    assertThat(found(run)).isEmpty();
    assertThat(found(run, new AllowedInterference(false, true))).isPresent();
  }
}
