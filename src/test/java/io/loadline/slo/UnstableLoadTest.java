package io.loadline.slo;

import static io.loadline.slo.Limits.NO_ERRORS;
import static io.loadline.slo.Limits.atMost;
import static io.loadline.slo.TimeCause.Kind.UNSTABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.AllowedInterference;
import io.loadline.plan.Objective;
import io.loadline.result.RunResult;
import io.loadline.result.TargetPath;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** A load above what the service can do, and what looks like one. */
class UnstableLoadTest {
  private static final Objective P95 = atMost("http/latency-p95", 100_000);

  private static Optional<UnstableLoad> found(RunResult run) {
    return UnstableLoad.of(run, VerdictReviews.of(run, AllowedInterference.NOTHING));
  }

  /** 100 requests a second, of which each takes so much longer for each second that it is later. */
  private static IntToDoubleFunction slower(double by) {
    return i -> 20 + i % 7 + 10 * by * i;
  }

  private static Judgment judged(IntToDoubleFunction millis, double lag, Objective... objectives) {
    return Judge.judge(SureRun.of(1_000, millis, lag, objectives));
  }

  @Test
  void a_limit_that_holds_only_since_the_run_was_short_is_a_fail() {
    Judgment judged = judged(slower(0.2), 0, atMost("http/latency-p95", 10_000), NO_ERRORS);

    assertThat(judged.verdict()).isEqualTo(Verdict.FAIL);
    ObjectiveVerdict time = judged.objectives().get(0);
    assertThat(time.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(time.cause()).isEqualTo(Cause.UNSTABLE);
    assertThat(time.reason())
        .isEqualTo(
            "it holds only since the run was short: the load is above what the service can do, and"
                + " each request takes longer than those before");
    assertThat(judged.objectives().get(1).verdict()).isEqualTo(Verdict.PASS);
    TimeCause cause = judged.causes().get(0);
    assertThat(cause.kind()).isEqualTo(UNSTABLE);
    assertThat(cause.sentence())
        .isEqualTo(
            "p95 1922.0 ms: the load is above what the service can do: 16.7 requests more are under"
                + " way each second, since it answers some 83.4 of 100.2 a second");
    assertThat(cause.advice())
        .isEqualTo("lower the rate, add replicas, or let a request take less work");
  }

  @Test
  void a_limit_that_is_broken_has_it_as_its_first_cause() {
    Judgment judged = judged(slower(0.2), 0, atMost("http/latency-mean", 500));

    assertThat(judged.objectives().get(0).cause()).isEqualTo(Cause.NONE);
    assertThat(judged.causes()).extracting(TimeCause::kind).containsExactly(UNSTABLE);
  }

  @Test
  void where_no_time_is_promised_it_is_a_note() {
    Judgment judged = judged(slower(0.2), 0, NO_ERRORS);

    assertThat(judged.verdict()).isEqualTo(Verdict.PASS);
    assertThat(judged.causes()).isEmpty();
    assertThat(judged.remarks())
        .singleElement()
        .asString()
        .startsWith("the load is above what the service can do: 16.7 requests more");
  }

  @Test
  void an_undecided_limit_is_decided() {
    Judgment judged = judged(slower(0.2), 0, atMost("http/latency-p95", 1_920).at(0.95));

    assertThat(judged.objectives().get(0).cause()).isEqualTo(Cause.UNSTABLE);
  }

  @Test
  void our_own_lag_is_not_the_service() {
    assertThat(found(SureRun.of(1_000, slower(0.2), 0, P95))).isPresent();
    assertThat(found(SureRun.of(1_000, slower(0.2), 250, P95))).isEmpty();
  }

  @Test
  void times_that_grow_and_then_settle_are_no_unstable_load() {
    IntToDoubleFunction filling = i -> 20 + i % 7 + Math.min(i, 400) * 5;

    assertThat(found(SureRun.of(1_000, filling, 0, P95))).isEmpty();
  }

  @Test
  void times_that_rise_once_are_no_unstable_load() {
    assertThat(found(SureRun.of(1_000, i -> i < 600 ? 20 + i % 7 : 2_000 + i % 7, 0, P95)))
        .isEmpty();
  }

  @Test
  void a_service_that_gets_somewhat_slower_is_no_unstable_load() {
    assertThat(found(SureRun.of(1_000, slower(0.009), 0, P95))).isEmpty();
    assertThat(found(SureRun.of(1_000, slower(0.02), 0, P95))).isPresent();
  }

  @Test
  void a_run_that_is_short_beside_its_answers_tells_nothing() {
    assertThat(found(SureRun.of(1_000, i -> 2_500 + i % 7 + 3 * i, 0, P95))).isEmpty();
  }

  /** They time out from 6 s on: until then each took longer than the one before. */
  @Test
  void requests_that_time_out_hide_nothing() {
    IntToDoubleFunction cut = i -> i < 600 ? slower(1).applyAsDouble(i) : -6_000;

    assertThat(found(SureRun.of(1_000, cut, 0, P95))).isPresent();
  }

  @Test
  void a_service_that_fails_from_the_start_tells_nothing() {
    IntToDoubleFunction failing = i -> i % 5 == 0 ? -20 : slower(0.2).applyAsDouble(i);

    assertThat(found(SureRun.of(1_000, failing, 0, P95))).isEmpty();
  }

  @Test
  void fewer_than_100_requests_tell_nothing() {
    assertThat(found(SureRun.of(100, slower(1), 0, P95))).isPresent();
    assertThat(found(SureRun.of(99, slower(1), 0, P95))).isEmpty();
  }

  /** The more users, the longer each waits, and no longer. */
  @Test
  void users_who_wait_for_answers_are_never_unstable() {
    for (int seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      ProgrammedService service = ProgrammedLoads.overloaded(random);

      assertThat(found(ProgrammedLoads.closed(200, random, service, P95))).isEmpty();
    }
  }

  @Test
  void a_way_through_the_api_server_may_be_the_reason() {
    RunResult run = SureRun.of(1_000, slower(0.2), 0, P95);

    assertThat(found(ProgrammedLoads.in(run, TargetPath.PORT_FORWARD, null, List.of()))).isEmpty();
    assertThat(found(ProgrammedLoads.in(run, TargetPath.INGRESS, null, List.of()))).isPresent();
  }
}
