package io.loadline.slo;

import static io.loadline.slo.Limits.NO_ERRORS;
import static io.loadline.slo.Limits.atLeast;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Objective;
import io.loadline.plan.Workload;
import io.loadline.result.Outcome;
import org.junit.jupiter.api.Test;

/** Objectives against a run that our own fault has no part in. */
class JudgeTest {
  private static ObjectiveVerdict only(Judgment judgment) {
    assertThat(judgment.objectives()).hasSize(1);
    return judgment.objectives().get(0);
  }

  private static Verdict verdict(HandMade run) {
    return only(run.judged()).verdict();
  }

  @Test
  void limits_are_inclusive_on_both_sides() {
    for (String metric : new String[] {"mean", "min", "max", "p50", "p99"}) {
      Objective upper = atMost("http/latency-" + metric, 20);
      assertThat(verdict(new HandMade(upper).served(100, 20))).isEqualTo(Verdict.PASS);
      assertThat(verdict(new HandMade(upper).served(100, 20.000001))).isEqualTo(Verdict.FAIL);
      Objective lower = atLeast("http/latency-" + metric, 20);
      assertThat(verdict(new HandMade(lower).served(100, 20))).isEqualTo(Verdict.PASS);
      assertThat(verdict(new HandMade(lower).served(100, 19.999999))).isEqualTo(Verdict.FAIL);
    }
  }

  @Test
  void a_percentile_is_decided_by_the_count_of_attempts_above_the_limit() {
    Objective p99 = atMost("http/latency-p99", 20);
    assertThat(verdict(new HandMade(p99).served(99, 20).served(1, 900))).isEqualTo(Verdict.PASS);
    ObjectiveVerdict broken = only(new HandMade(p99).served(98, 20).served(2, 900).judged());
    assertThat(broken.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(broken.observed()).isEqualTo(900);
    assertThat(broken.samples()).isEqualTo(100);
  }

  @Test
  void an_error_is_slower_than_every_limit() {
    Objective p99 = atMost("http/latency-p99", 20);
    assertThat(verdict(new HandMade(p99).served(99, 1).errors(Outcome.RESET, 1)))
        .isEqualTo(Verdict.PASS);
    ObjectiveVerdict broken =
        only(new HandMade(p99).served(98, 1).errors(Outcome.RESET, 2).judged());
    assertThat(broken.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(broken.observed()).isNull();
    assertThat(broken.reason()).isEqualTo("error");
  }

  @Test
  void the_maximum_is_over_all_attempts() {
    Objective max = atMost("http/latency-max", 20);
    ObjectiveVerdict broken =
        only(new HandMade(max).served(9999, 1).errors(Outcome.TIMEOUT, 1).judged());
    assertThat(broken.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(broken.observed()).isNull();
    assertThat(broken.reason()).isEqualTo("error");
  }

  @Test
  void a_pass_says_how_many_objectives_hold() {
    assertThat(new HandMade(NO_ERRORS).served(10, 1).judged().headline())
        .isEqualTo("the objective holds");
    assertThat(
            new HandMade(NO_ERRORS, atMost("http/latency-p50", 1))
                .served(10, 1)
                .judged()
                .headline())
        .isEqualTo("all 2 objectives hold");
  }

  @Test
  void the_mean_is_over_the_successes() {
    Objective mean = atMost("http/latency-mean", 20);
    ObjectiveVerdict kept =
        only(new HandMade(mean).served(50, 10).served(50, 30).errors(Outcome.RESET, 40).judged());
    assertThat(kept.verdict()).isEqualTo(Verdict.PASS);
    assertThat(kept.observed()).isEqualTo(20);
    assertThat(kept.samples()).isEqualTo(100);
  }

  @Test
  void a_standard_deviation_has_limits_too() {
    HandMade run = new HandMade(atMost("http/latency-stddev", 10)).served(50, 10).served(50, 30);
    assertThat(only(run.judged()).observed()).isEqualTo(10);
    assertThat(verdict(run)).isEqualTo(Verdict.PASS);
    assertThat(
            verdict(new HandMade(atMost("http/latency-stddev", 9.9)).served(50, 10).served(50, 30)))
        .isEqualTo(Verdict.FAIL);
  }

  @Test
  void errors_are_counted_and_related_to_all_attempts() {
    HandMade run = new HandMade(NO_ERRORS, atMost("http/error-rate", 0.04));
    Judgment judgment = run.served(95, 1).errors(Outcome.ERROR_BODY, 5).judged();
    assertThat(judgment.objectives())
        .extracting(ObjectiveVerdict::observed)
        .containsExactly(5.0, 0.05);
    assertThat(judgment.headline()).isEqualTo("2 of 2 objectives broken");
    assertThat(
            verdict(
                new HandMade(atMost("http/error-rate", 0.05))
                    .served(95, 1)
                    .errors(Outcome.RESET, 5)))
        .isEqualTo(Verdict.PASS);
  }

  @Test
  void throughput_counts_successes_a_second() {
    Objective throughput = atLeast("http/throughput", 47.5);
    HandMade run = new HandMade(throughput).served(95, 1).errors(Outcome.RESET, 5);
    assertThat(only(run.elapsedSeconds(2).judged()).observed()).isEqualTo(47.5);
    assertThat(verdict(run)).isEqualTo(Verdict.PASS);
    assertThat(verdict(run.elapsedSeconds(2.01))).isEqualTo(Verdict.FAIL);
  }

  @Test
  void the_count_of_requests_has_limits_too() {
    assertThat(verdict(new HandMade(atLeast("http/request-count", 100)).served(100, 1)))
        .isEqualTo(Verdict.PASS);
    assertThat(verdict(new HandMade(atLeast("http/request-count", 101)).served(100, 1)))
        .isEqualTo(Verdict.FAIL);
    assertThat(verdict(new HandMade(atMost("http/request-count", 99)).served(100, 1)))
        .isEqualTo(Verdict.FAIL);
  }

  @Test
  void no_success_at_all_is_a_fail_whatever_is_allowed() {
    HandMade run = new HandMade(atMost("http/error-rate", 1)).errors(Outcome.TIMEOUT, 90);
    Judgment judgment = run.errors(Outcome.RESET, 10).judged();
    assertThat(judgment.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(judgment.objectives().get(0).verdict()).isEqualTo(Verdict.PASS);
    assertThat(judgment.headline()).isEqualTo("no request succeeded (90 x timeout)");
    assertThat(judgment.reason())
        .isEqualTo("no objective is broken, but a service without a single success never passes");
  }

  @Test
  void a_mean_without_a_success_has_no_figure_and_fails() {
    ObjectiveVerdict broken =
        only(new HandMade(atMost("http/latency-mean", 20)).errors(Outcome.RESET, 100).judged());
    assertThat(broken.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(broken.observed()).isNull();
    assertThat(broken.reason()).isEqualTo("no successful request");
  }

  @Test
  void no_request_at_all_is_a_fail() {
    Judgment judgment = new HandMade(NO_ERRORS, atMost("http/latency-p50", 1)).judged();
    assertThat(judgment.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(judgment.headline()).startsWith("no request succeeded (none was made)");
  }

  @Test
  void a_closed_loop_with_too_few_requests_is_inconclusive_and_says_what_would_decide() {
    HandMade run = new HandMade(atMost("http/latency-p99", 20), NO_ERRORS).served(99, 1);
    Judgment judgment = run.workload(new Workload.Closed(4)).judged();
    assertThat(judgment.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(judgment.headline())
        .isEqualTo(
            "1 of 2 objectives not decided; too few samples for http/latency-p99 (99 of 299 needed)");
    assertThat(judgment.reason()).isEmpty();
    assertThat(judgment.objectives().get(0).reason())
        .isEqualTo("too few requests: below 100 there is no http/latency-p99");
    assertThat(run.served(1, 1).judged().verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void a_fail_outweighs_an_inconclusive_objective() {
    HandMade run = new HandMade(atMost("http/latency-p99", 20), NO_ERRORS).served(50, 1);
    run.errors(Outcome.RESET, 1).workload(new Workload.Closed(4));
    assertThat(run.judged().verdict()).isEqualTo(Verdict.FAIL);
  }
}
