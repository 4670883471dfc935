package io.loadline.slo;

import static io.loadline.slo.Limits.NO_ERRORS;
import static io.loadline.slo.Limits.atLeast;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Objective;
import io.loadline.plan.Workload;
import io.loadline.result.Outcome;
import io.loadline.result.RunEnding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is ours is neither held against the service nor for it. */
class OwnFaultTest {
  private static final Objective P99 = atMost("http/latency-p99", 20);

  private static HandMade p99() {
    return new HandMade(P99);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mean", "min", "max", "p50", "p99", "stddev"})
  void a_limit_that_only_our_lag_breaks_is_invalid(String metric) {
    HandMade run = new HandMade(atMost("http/latency-" + metric, 20));
    Judgment judgment = run.successes(50, 30, 0, 10).successes(50, 100, 0, 10).judged();
    assertThat(judgment.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgment.headline())
        .isEqualTo("the load generator's own lag spoiled 1 of 1 objective");
    assertThat(judgment.reason())
        .isEqualTo(
            "requests were fired up to 100.0 ms late (p99 100.0 ms): free a core for the test, or"
                + " lower the rate");
    assertThat(judgment.objectives().get(0).reason()).isEqualTo("our own lag explains it");
  }

  @Test
  void a_limit_that_waiting_breaks_is_a_fail_that_names_the_share() {
    Judgment judgment = p99().successes(100, 0, 15, 10).judged();
    assertThat(judgment.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(judgment.reason())
        .isEqualTo("60 % of the response time was waiting for a connection");
  }

  @Test
  void a_slow_service_is_not_blamed_on_connections() {
    Judgment judgment = p99().successes(100, 0, 0.1, 30).judged();
    assertThat(judgment.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(judgment.reason()).isEmpty();
    assertThat(judgment.notes()).isEmpty();
  }

  @Test
  void waiting_that_counts_comes_with_the_number_of_connections_to_set() {
    assertThat(p99().successes(100, 0, 2, 10).judged().notes())
        .containsExactly(
            "requests waited up to 2.0 ms (p99) for a free connection; @Load(connections = 20)"
                + " would not make them wait");
    assertThat(p99().successes(100, 0, 1000, 500).judged().notes())
        .singleElement()
        .asString()
        .contains("@Load(connections = 150)");
  }

  @Test
  void a_response_that_holds_in_spite_of_lag_passes() {
    assertThat(p99().successes(100, 9, 1, 10).judged().verdict()).isEqualTo(Verdict.PASS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mean", "min", "max", "p50", "p99"})
  void a_lower_limit_is_proven_by_the_service_time_alone(String metric) {
    HandMade run = new HandMade(atLeast("http/latency-" + metric, 20));
    assertThat(run.successes(100, 15, 0, 10).judged().verdict()).isEqualTo(Verdict.INVALID);
  }

  @ParameterizedTest
  @CsvSource({"20, INVALID", "3000, INVALID", "3010, PASS"})
  void a_mean_is_kept_only_with_those_that_timed_out_because_we_were_late(
      double limit, Verdict verdict) {
    HandMade run = new HandMade(atMost("http/latency-mean", limit)).served(90, 10);
    assertThat(run.laggedTimeouts(10).judged().verdict()).isEqualTo(verdict);
  }

  @Test
  void a_lower_limit_on_an_error_of_ours_is_invalid() {
    HandMade run = new HandMade(atLeast("http/latency-p99", 20)).served(98, 30);
    assertThat(run.errors(Outcome.NOT_SENT, 2).judged().objectives().get(0).verdict())
        .isEqualTo(Verdict.INVALID);
  }

  @Test
  void more_than_one_in_a_thousand_unsent_is_invalid() {
    HandMade run = new HandMade(atMost("http/error-count", 9)).served(1998, 1);
    assertThat(run.errors(Outcome.NOT_SENT, 2).judged().verdict()).isEqualTo(Verdict.PASS);
    Judgment judgment = run.errors(Outcome.NOT_SENT, 1).judged();
    assertThat(judgment.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgment.headline()).isEqualTo("3 of 2001 requests were never sent");
  }

  @Test
  void a_single_request_unsent_is_no_error_of_the_service() {
    Judgment judgment = new HandMade(NO_ERRORS).served(99, 1).errors(Outcome.NOT_SENT, 1).judged();
    assertThat(judgment.verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void a_fail_that_stands_without_the_unsent_is_a_fail() {
    HandMade run = new HandMade(NO_ERRORS, P99).served(50, 1).errors(Outcome.NOT_SENT, 40);
    assertThat(run.judged().verdict()).isEqualTo(Verdict.INVALID);
    Judgment judgment = run.errors(Outcome.SERVER_ERROR, 10).judged();
    assertThat(judgment.verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void when_nothing_was_sent_nothing_is_said_about_the_service() {
    Objective mean = atMost("http/latency-mean", 20);
    HandMade run = new HandMade(mean, P99, NO_ERRORS).errors(Outcome.NOT_SENT, 100);
    Judgment judgment = run.judged();
    assertThat(judgment.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgment.headline()).isEqualTo("100 of 100 requests were never sent");
  }

  @Test
  void time_outs_that_our_lag_may_have_caused_prove_nothing() {
    HandMade run = new HandMade(NO_ERRORS, P99).served(90, 1).laggedTimeouts(10);
    assertThat(run.judged().verdict()).isEqualTo(Verdict.INVALID);
    assertThat(run.errors(Outcome.TIMEOUT, 5).judged().verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void throughput_is_broken_only_without_our_fault() {
    HandMade run = new HandMade(atLeast("http/throughput", 95)).served(90, 1);
    assertThat(run.errors(Outcome.NOT_SENT, 10).judged().verdict()).isEqualTo(Verdict.INVALID);
    HandMade slow = new HandMade(atLeast("http/throughput", 95)).served(90, 1);
    assertThat(slow.errors(Outcome.TIMEOUT, 10).judged().verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void the_count_of_requests_is_missed_only_without_our_fault() {
    HandMade run = new HandMade(atLeast("http/request-count", 100)).served(99, 1);
    assertThat(run.errors(Outcome.NOT_SENT, 1).judged().verdict()).isEqualTo(Verdict.INVALID);
    HandMade never = new HandMade(atLeast("http/request-count", 103)).served(95, 1);
    assertThat(never.laggedTimeouts(5).judged().verdict()).isEqualTo(Verdict.FAIL);
  }

  @ParameterizedTest
  @EnumSource(
      value = RunEnding.class,
      names = {"HARD_END", "INTERRUPTED"})
  void a_run_that_ended_early_is_invalid(RunEnding ending) {
    HandMade run = new HandMade(NO_ERRORS, P99).served(100, 1).ending(ending);
    assertThat(run.judged().verdict()).isEqualTo(Verdict.INVALID);
    assertThat(run.judged().headline())
        .isEqualTo(
            ending == RunEnding.HARD_END
                ? "the run came to its hard end"
                : "the run was interrupted");
  }

  @Test
  void requests_cut_off_by_an_interrupt_are_not_held_against_the_service() {
    HandMade run = new HandMade(NO_ERRORS, P99).served(20, 1).ending(RunEnding.INTERRUPTED);
    run.errors(Outcome.TIMEOUT, 4).errors(Outcome.NOT_SENT, 76);
    assertThat(run.judged().verdict()).isEqualTo(Verdict.INVALID);
    assertThat(run.errors(Outcome.RESET, 1).judged().verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void a_closed_loop_is_cut_off_once_a_user() {
    HandMade run = new HandMade(NO_ERRORS).served(20, 1).ending(RunEnding.HARD_END);
    run.workload(new Workload.Closed(4)).errors(Outcome.TIMEOUT, 4);
    assertThat(run.judged().verdict()).isEqualTo(Verdict.INVALID);
    assertThat(run.errors(Outcome.TIMEOUT, 1).judged().verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void a_service_that_is_broken_anyway_fails_whatever_the_end() {
    HandMade run = p99().served(100, 50).ending(RunEnding.INTERRUPTED);
    assertThat(run.judged().verdict()).isEqualTo(Verdict.FAIL);
  }
}
