package io.loadline.slo;

import static io.loadline.slo.Limits.atLeast;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Objective;
import io.loadline.result.Health;
import io.loadline.result.Outcome;
import io.loadline.result.PauseTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which FAIL stands although the load generator was disturbed, figure by figure. */
class DisturbanceReviewTest {
  private static final Objective P99 = atMost("http/latency-p99", 100);
  private static final Objective RATE = atMost("http/error-rate", 0.01);

  static Health throttled(long millis) {
    return new Health(0.1, 0.2, 0.5, millis * 1_000_000, 0.0, 0.1, 0L, new PauseTimes(0L, 0L));
  }

  private static Health stolen(double share) {
    return new Health(0.1, 0.2, 0.5, 0L, share, 0.1, 0L, new PauseTimes(0L, 0L));
  }

  static Verdict verdict(DisturbedRun run) {
    return run.judge().objectives().get(0).verdict();
  }

  /** Eight disturbed seconds of slow answers, one that they touch, and then a window of its own. */
  static DisturbedRun slowAtFirst(double millis, Objective... objectives) {
    DisturbedRun run = new DisturbedRun(objectives);
    for (int i = 0; i < 8; i++) {
      run.seconds(1, 100, millis).during(throttled(900));
    }
    return run.seconds(1, 100, 10);
  }

  /** Time-outs and eight seconds, all disturbed, and then 205 requests of which 5 are errors. */
  private static DisturbedRun timeoutsAtFirst(int timeouts, Objective objective) {
    DisturbedRun run = new DisturbedRun(objective);
    run.errors(timeouts, Outcome.TIMEOUT).during(throttled(900));
    for (int i = 0; i < 8; i++) {
      run.seconds(1, 100, 10).during(throttled(900));
    }
    return run.seconds(1, 100, 10).errors(5, Outcome.SERVER_ERROR).seconds(2, 100, 10);
  }

  @ParameterizedTest
  @CsvSource({"0, INVALID", "1, INVALID", "2, FAIL", "3, FAIL"})
  void a_rank_is_broken_by_clean_windows_alone(int errors, Verdict verdict) {
    DisturbedRun run = slowAtFirst(300, P99);
    if (errors > 0) {
      run.errors(errors, Outcome.SERVER_ERROR);
    }
    assertThat(verdict(run.seconds(1, 100, 10))).isEqualTo(verdict);
  }

  @Test
  void a_limit_that_others_break_in_clean_windows_is_not_broken_by_that() {
    DisturbedRun run = slowAtFirst(300, P99, atMost("http/latency-p50", 5)).seconds(1, 100, 10);
    assertThat(verdict(run)).isEqualTo(Verdict.INVALID);
  }

  @Test
  void requests_that_were_never_sent_break_no_rank() {
    DisturbedRun run = slowAtFirst(300, P99).errors(3, Outcome.NOT_SENT).seconds(1, 100, 10);
    assertThat(verdict(run)).isEqualTo(Verdict.INVALID);
  }

  @ParameterizedTest
  @CsvSource({"SERVER_ERROR, FAIL", "TIMEOUT, INVALID"})
  void in_a_run_without_a_clean_window_errors_break_a_rank_unless_they_may_be_ours(
      Outcome outcome, Verdict verdict) {
    DisturbedRun run =
        new DisturbedRun(atMost("http/latency-p90", 100))
            .errors(5, outcome)
            .during(throttled(900))
            .seconds(1, 15, 10);
    assertThat(verdict(run)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"110, FAIL", "90, INVALID"})
  void a_mean_is_broken_by_clean_windows_alone(double millis, Verdict verdict) {
    DisturbedRun run = slowAtFirst(500, atMost("http/latency-mean", 100)).seconds(1, 100, millis);
    assertThat(verdict(run)).isEqualTo(verdict);
  }

  @Test
  void a_share_of_errors_is_broken_by_what_a_service_said_while_we_were_disturbed() {
    DisturbedRun run =
        new DisturbedRun(RATE)
            .seconds(5, 100, 10)
            .errors(10, Outcome.SERVER_ERROR)
            .during(throttled(900));
    assertThat(verdict(run)).isEqualTo(Verdict.FAIL);
  }

  @Test
  void a_share_of_errors_that_time_outs_of_ours_may_have_raised_is_invalid() {
    DisturbedRun run =
        new DisturbedRun(RATE)
            .seconds(5, 100, 10)
            .errors(4, Outcome.SERVER_ERROR)
            .during(throttled(900))
            .errors(10, Outcome.TIMEOUT)
            .during(throttled(900));
    assertThat(verdict(run)).isEqualTo(Verdict.INVALID);
  }

  @Test
  void a_share_of_errors_is_broken_by_clean_windows_alone() {
    assertThat(verdict(timeoutsAtFirst(10, RATE))).isEqualTo(Verdict.FAIL);
    assertThat(verdict(timeoutsAtFirst(40, atMost("http/error-rate", 0.03))))
        .as("5 of 205 are no 3 %%")
        .isEqualTo(Verdict.INVALID);
  }

  @ParameterizedTest
  @CsvSource({"100, INVALID", "90, FAIL"})
  void a_count_of_requests_is_that_of_the_clean_seconds(int rate, Verdict verdict) {
    DisturbedRun run =
        new DisturbedRun(atLeast("http/request-count", 600))
            .seconds(5, rate, 1)
            .seconds(1, 20, 1)
            .during(throttled(312));
    assertThat(verdict(run)).isEqualTo(verdict);
  }

  @Test
  void an_open_load_offers_its_requests_whatever_disturbs_us() {
    DisturbedRun run =
        new DisturbedRun(atLeast("http/request-count", 600))
            .seconds(5, 100, 1)
            .seconds(1, 20, 1)
            .during(throttled(312))
            .offered(520, 5.2);
    assertThat(verdict(run)).isEqualTo(Verdict.FAIL);
  }

  @ParameterizedTest
  @CsvSource({
    "TIMEOUT,      520, 5.2, INVALID",
    "TIMEOUT,      530, 5.3, INVALID",
    "SERVER_ERROR, 520, 5.2, FAIL",
  })
  void throughput_of_an_open_load_is_the_share_of_successes_of_what_it_offers(
      Outcome outcome, double requests, double seconds, Verdict verdict) {
    DisturbedRun run =
        new DisturbedRun(atLeast("http/throughput", 99))
            .seconds(5, 100, 10)
            .errors(20, outcome)
            .during(throttled(900))
            .offered(requests, seconds);
    assertThat(verdict(run)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"98, FAIL", "97.5, INVALID"})
  void throughput_of_an_open_load_is_broken_by_clean_windows_alone(double limit, Verdict verdict) {
    DisturbedRun run = timeoutsAtFirst(30, atLeast("http/throughput", limit)).offered(1_135, 11.35);
    assertThat(verdict(run)).isEqualTo(verdict);
  }

  /** The last second is watched until its last answer came, 2.45 s after it began. */
  @ParameterizedTest
  @CsvSource({"0.4, FAIL", "0.6, INVALID"})
  void a_stolen_processor_may_have_taken_its_share_of_the_time_to_the_end(
      double share, Verdict verdict) {
    DisturbedRun run =
        new DisturbedRun(atMost("http/latency-p90", 100))
            .seconds(1, 20, 10)
            .seconds(1, 20, 1_500)
            .during(stolen(share));
    assertThat(verdict(run)).isEqualTo(verdict);
  }
}
