package io.loadline.slo;

import static io.loadline.slo.HeldBackJudgeTest.held;
import static io.loadline.slo.Limits.atLeast;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Objective;
import io.loadline.result.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a CPU limit may do to a figure beside making times longer. */
class HeldBackFiguresTest {
  /** 5 certain errors of 100, and 10 that may be the limit's doing. */
  @ParameterizedTest
  @CsvSource({
    "http/error-count, 5,    PASS",
    "http/error-count, 6,    INVALID",
    "http/error-count, 15,   INVALID",
    "http/error-count, 16,   FAIL",
    "http/error-rate,  0.05, PASS",
    "http/error-rate,  0.15, INVALID",
    "http/error-rate,  0.16, FAIL",
  })
  void a_lower_limit_on_errors_must_be_held_without_the_time_outs(
      String metric, double limit, Verdict verdict) {
    HandMade run =
        held(85, 10, atLeast(metric, limit))
            .errors(Outcome.TIMEOUT, 10)
            .errors(Outcome.SERVER_ERROR, 5);

    assertThat(run.judged().verdict()).isEqualTo(verdict);
  }

  /**
   * 10 of 100 timed out after 30 s; without the limit they may have taken nearly as long: 3,009 ms.
   */
  @ParameterizedTest
  @CsvSource({
    "true,  20,    INVALID",
    "true,  3_000, INVALID",
    "true,  3_010, PASS",
    "false, 20,    INVALID",
    "false, 3_010, FAIL",
  })
  void a_mean_is_certain_only_with_the_times_of_those_that_timed_out(
      boolean upper, String limit, Verdict verdict) {
    double millis = Double.parseDouble(limit.replace("_", ""));
    Objective mean =
        upper ? atMost("http/latency-mean", millis) : atLeast("http/latency-mean", millis);

    assertThat(held(90, 10, mean).errors(Outcome.TIMEOUT, 10).judged().verdict())
        .isEqualTo(verdict);
  }

  @Test
  void users_who_wait_longer_send_less_but_a_plan_of_requests_sends_them_all() {
    Objective most = atMost("http/request-count", 100);
    Objective least = atLeast("http/request-count", 101);

    assertThat(held(100, 10, most).closedFor(Duration.ofSeconds(1)).judged().verdict())
        .isEqualTo(Verdict.INVALID);
    assertThat(held(100, 10, least).closedFor(Duration.ofSeconds(1)).judged().verdict())
        .isEqualTo(Verdict.INVALID);
    assertThat(held(100, 10, most).judged().verdict()).isEqualTo(Verdict.PASS);
    assertThat(held(100, 10, least).judged().verdict()).isEqualTo(Verdict.FAIL);
  }
}
