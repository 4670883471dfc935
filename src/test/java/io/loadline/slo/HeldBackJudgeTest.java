package io.loadline.slo;

import static io.loadline.slo.Limits.NO_ERRORS;
import static io.loadline.slo.Limits.atLeast;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Objective;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.result.Outcome;
import io.loadline.result.RunEnding;
import io.loadline.result.TargetPath;
import io.loadline.result.TunnelOverhead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service whose CPU limit held it back while it was measured. */
class HeldBackJudgeTest {
  private static final Objective MEAN = atMost("http/latency-mean", 20);
  private static final String WHAT =
      "container web of pod web-1 was held back by its CPU limit of 50m for 8.3 s (its threads"
          + " together), in 96 % of its periods, from 0.0 s to 12.4 s";
  private static final Interference HELD =
      new Interference(InterferenceKind.THROTTLED, 0, WHAT, false);

  static HandMade held(int count, double millis, Objective... objectives) {
    return new HandMade(objectives).served(count, millis).in(TargetPath.DIRECT, null, HELD);
  }

  @Test
  void what_holds_stands_with_a_note() {
    Judgment judgment = held(100, 20, MEAN, NO_ERRORS).judged();

    assertThat(judgment.verdict()).isEqualTo(Verdict.PASS);
    assertThat(judgment.notes()).containsExactly(WHAT + "; that only makes a service slower");
  }

  @Test
  void a_broken_latency_is_invalid_and_says_what_to_do() {
    Judgment judgment = held(100, 30, MEAN, NO_ERRORS).judged();

    assertThat(judgment.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgment.headline()).isEqualTo(WHAT);
    assertThat(judgment.reason())
        .isEqualTo(
            WHAT
                + ". Fix: raise or remove the CPU limit, or set @Ready(allowThrottling = TRUE)"
                + " where the limit belongs to what is promised");
    assertThat(judgment.objectives().get(0).reason()).isEqualTo("the CPU limit may explain it");
    assertThat(judgment.objectives().get(0).observed()).isEqualTo(30);
    assertThat(judgment.notes()).isEmpty();
  }

  @Test
  void a_limit_that_belongs_to_what_is_promised_excuses_nothing() {
    Judgment judgment = held(100, 30, MEAN).allowThrottling().judged();

    assertThat(judgment.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(judgment.notes()).containsExactly("allowThrottling permits what happened: " + WHAT);
  }

  @Test
  void allowed_scaling_excuses_nothing_of_it() {
    assertThat(held(100, 30, MEAN).allowScaling().judged().verdict()).isEqualTo(Verdict.INVALID);
  }

  @ParameterizedTest
  @CsvSource({
    "http/latency-mean,   true,  20,  30, INVALID",
    "http/latency-p95,    true,  20,  30, INVALID",
    "http/latency-max,    true,  20,  30, INVALID",
    "http/latency-stddev, true,  20,  30, INVALID",
    "http/latency-mean,   false, 20,  30, INVALID",
    "http/latency-mean,   false, 20,  10, FAIL",
    "http/throughput,     false, 200, 30, INVALID",
    "http/throughput,     false, 100, 30, PASS",
    "http/throughput,     true,  200, 30, INVALID",
    "http/throughput,     true,  99,  30, FAIL",
  })
  void it_explains_more_time_and_nothing_else(
      String metric, boolean upper, double limit, double millis, Verdict verdict) {
    Objective objective = upper ? atMost(metric, limit) : atLeast(metric, limit);

    assertThat(held(100, millis, objective).judged().verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "TIMEOUT,      10, http/error-count, 0,    INVALID",
    "SERVER_ERROR, 10, http/error-count, 0,    FAIL",
    "TIMEOUT,      10, http/error-rate,  0.05, INVALID",
    "SERVER_ERROR, 10, http/error-rate,  0.05, FAIL",
    "SERVER_ERROR, 5,  http/error-rate,  0.05, PASS",
    "TIMEOUT,      10, http/latency-p95, 20,   INVALID",
    "SERVER_ERROR, 10, http/latency-p95, 20,   FAIL",
    "SERVER_ERROR, 1,  http/latency-max, 20,   FAIL",
  })
  void an_error_is_excused_only_as_a_time_out(
      Outcome outcome, int errors, String metric, double limit, Verdict verdict) {
    HandMade run = held(100 - errors, 10, atMost(metric, limit)).errors(outcome, errors);

    assertThat(run.judged().verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "http/error-rate,  0.05, INVALID",
    "http/error-rate,  0.04, FAIL",
    "http/error-count, 5,    INVALID",
    "http/error-count, 4,    FAIL",
    "http/latency-p95, 20,   INVALID",
    "http/latency-p96, 20,   FAIL",
  })
  void errors_that_are_no_time_outs_count_all_the_same(
      String metric, double limit, Verdict verdict) {
    HandMade run =
        held(85, 10, atMost(metric, limit))
            .errors(Outcome.TIMEOUT, 10)
            .errors(Outcome.SERVER_ERROR, 5);

    assertThat(run.judged().verdict()).isEqualTo(verdict);
  }

  @Test
  void a_lower_limit_without_a_figure_may_be_broken_by_time_outs_alone() {
    HandMade run = held(90, 30, atLeast("http/latency-p95", 20)).errors(Outcome.TIMEOUT, 10);

    assertThat(run.judged().objectives().get(0).cause()).isEqualTo(Cause.CPU_LIMIT);
  }

  @Test
  void what_it_cannot_explain_stays_a_fail_beside_what_it_can() {
    Judgment judgment = held(95, 30, MEAN, NO_ERRORS).errors(Outcome.SERVER_ERROR, 5).judged();

    assertThat(judgment.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(judgment.objectives())
        .extracting(ObjectiveVerdict::verdict)
        .containsExactly(Verdict.INVALID, Verdict.FAIL);
    assertThat(judgment.notes()).contains(WHAT + "; that only makes a service slower");
  }

  @Test
  void a_service_that_never_answered_is_dead() {
    HandMade dead =
        new HandMade(MEAN, NO_ERRORS)
            .errors(Outcome.TIMEOUT, 100)
            .in(TargetPath.DIRECT, null, HELD);

    assertThat(dead.judged().verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void it_counts_more_than_a_tunnel_that_may_explain_the_same() {
    Judgment judgment =
        new HandMade(MEAN)
            .served(100, 22)
            .in(TargetPath.PORT_FORWARD, new TunnelOverhead(1_000_000, 5_000_000, 0), HELD)
            .judged();

    assertThat(judgment.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgment.reason()).startsWith(WHAT);
  }

  @Test
  void another_service_than_before_is_told_first() {
    Interference restarted =
        new Interference(InterferenceKind.RESTART, 4.2, "web restarted", false);
    Judgment judgment =
        new HandMade(MEAN).served(100, 30).in(TargetPath.DIRECT, null, HELD, restarted).judged();

    assertThat(judgment.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgment.headline()).isEqualTo("web restarted at 4.2 s");
    assertThat(judgment.notes()).contains(WHAT + "; that only makes a service slower");
  }

  @Test
  void an_interrupted_run_says_so_first() {
    Judgment judgment = held(100, 30, MEAN).ending(RunEnding.INTERRUPTED).judged();

    assertThat(judgment.headline()).isEqualTo("the run was interrupted");
  }
}
