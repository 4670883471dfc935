package io.loadline.slo;

import static io.loadline.slo.DisturbanceReviewTest.slowAtFirst;
import static io.loadline.slo.DisturbanceReviewTest.throttled;
import static io.loadline.slo.DisturbanceReviewTest.verdict;
import static io.loadline.slo.Limits.atLeast;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.Outcome;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which PASS stands although the load generator was disturbed, figure by figure. */
class DisturbedFiguresTest {
  /** Times of 10 ms and 150 ms, whose deviation is 70 ms; what was held back took 312 ms. */
  @ParameterizedTest
  @CsvSource({
    "true,  60,  INVALID",
    "true,  100, INVALID",
    "true,  400, PASS",
    "false, 60,  INVALID",
    "false, 100, INVALID",
    "false, 400, FAIL",
  })
  void a_deviation_is_uncertain_both_ways(boolean upper, double limit, Verdict verdict) {
    String metric = "http/latency-stddev";
    DisturbedRun run =
        new DisturbedRun(upper ? atMost(metric, limit) : atLeast(metric, limit))
            .seconds(1, 20, 10)
            .seconds(1, 20, 150)
            .during(throttled(312));
    assertThat(verdict(run)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"80, FAIL", "60, INVALID"})
  void a_deviation_too_small_in_clean_windows_is_a_fail(double limit, Verdict verdict) {
    DisturbedRun run = slowAtFirst(10, atLeast("http/latency-stddev", limit));
    assertThat(verdict(run.seconds(1, 50, 10).seconds(1, 50, 160).seconds(1, 10, 10)))
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "mean, 300, INVALID",
    "mean, 500, PASS",
    "min,  300, INVALID",
    "min,  500, PASS",
    "p50,  300, INVALID",
    "p50,  500, PASS",
    "max,  300, INVALID",
    "max,  500, PASS",
  })
  void a_lower_limit_must_be_kept_without_what_held_us_back(
      String figure, double millis, Verdict verdict) {
    DisturbedRun run =
        new DisturbedRun(atLeast("http/latency-" + figure, 100))
            .seconds(1, 20, millis)
            .during(throttled(312));
    assertThat(verdict(run)).isEqualTo(verdict);
  }

  /** 500 answers in 10 ms; ten that timed out may have taken 30 s each: 598 ms on average. */
  @ParameterizedTest
  @CsvSource({"100, INVALID", "590, INVALID", "600, PASS"})
  void a_mean_is_kept_only_with_those_that_may_have_timed_out_because_of_us(
      double limit, Verdict verdict) {
    DisturbedRun run =
        new DisturbedRun(atMost("http/latency-mean", limit))
            .seconds(5, 100, 10)
            .errors(10, Outcome.TIMEOUT)
            .during(throttled(900));
    assertThat(verdict(run)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "TIMEOUT,      error-count, 3,     INVALID",
    "SERVER_ERROR, error-count, 3,     PASS",
    "TIMEOUT,      error-rate,  0.005, INVALID",
    "SERVER_ERROR, error-rate,  0.005, PASS",
  })
  void a_lower_limit_on_errors_must_be_kept_without_time_outs_of_ours(
      Outcome outcome, String metric, double limit, Verdict verdict) {
    DisturbedRun run =
        new DisturbedRun(atLeast("http/" + metric, limit))
            .seconds(5, 100, 10)
            .errors(3, outcome)
            .during(throttled(900));
    assertThat(verdict(run)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"throughput, 200", "request-count, 600"})
  void users_who_waited_for_us_may_have_sent_more_than_an_upper_limit(String metric, double limit) {
    DisturbedRun closed = new DisturbedRun(atMost("http/" + metric, limit));
    DisturbedRun open = new DisturbedRun(atMost("http/" + metric, limit)).offered(520, 5.2);
    for (DisturbedRun run : List.of(closed, open)) {
      run.seconds(5, 100, 1).seconds(1, 20, 1).during(throttled(312));
    }
    assertThat(verdict(closed)).isEqualTo(Verdict.INVALID);
    assertThat(verdict(open)).as("an open load").isEqualTo(Verdict.PASS);
  }
}
