package io.loadline.slo;

import static io.loadline.plan.TimedPart.QUEUE;
import static io.loadline.slo.DisturbanceReviewTest.throttled;
import static io.loadline.slo.DisturbanceReviewTest.verdict;
import static io.loadline.slo.Limits.atLeast;
import static io.loadline.slo.Limits.atMost;
import static io.loadline.slo.ToldParts.times;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Objective;
import io.loadline.result.Health;
import io.loadline.result.Outcome;
import io.loadline.result.PauseTimes;
import io.loadline.result.RunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a disturbance touches, to the nanosecond, and which errors prove a rank beside it. */
class DisturbanceEdgesTest {
  private static final Objective P90 = atMost("http/latency-p90", 100);

  private static Health throttledNanos(long nanos) {
    return new Health(0.1, 0.2, 0.5, nanos, 0.0, 0.1, 0L, new PauseTimes(0L, 0L));
  }

  private static Health busy(double share) {
    return new Health(share, 0.2, 0.5, 0L, 0.0, 0.1, 0L, new PauseTimes(0L, 0L));
  }

  private static RunDisturbances of(DisturbedRun run) {
    return RunDisturbances.of(run.build());
  }

  @Test
  void a_loop_may_be_busy_for_nine_tenths_of_the_time() {
    assertThat(of(new DisturbedRun(P90).seconds(1, 10, 5).during(busy(0.9))).isNone()).isTrue();
    assertThat(of(new DisturbedRun(P90).seconds(1, 10, 5).during(busy(0.901))).isNone()).isFalse();
  }

  /** Requests of the first second are under way for 1 s at most, the disturbed one is the third. */
  @ParameterizedTest
  @CsvSource({"1000, true", "999, false"})
  void a_disturbance_touches_requests_that_end_when_it_may_begin(double millis, boolean touched) {
    DisturbedRun run =
        new DisturbedRun(P90)
            .seconds(1, 10, millis)
            .seconds(1, 10, 5)
            .seconds(1, 10, 5)
            .during(throttled(900));

    assertThat(of(run).spentNanos(0) > 0).isEqualTo(touched);
  }

  /** A second without lag counts for 1 ns more, so that it is seen. */
  @ParameterizedTest
  @CsvSource({"299999999, 0", "300000000, 4"})
  void a_hundredth_of_the_timeout_makes_no_request_time_out(long nanos, long doubtful) {
    RunResult run =
        new DisturbedRun(P90)
            .errors(4, Outcome.TIMEOUT)
            .during(throttledNanos(nanos))
            .seconds(1, 10, 5)
            .build();

    assertThat(RunDisturbances.of(run).doubtfulTimeouts(run)).isEqualTo(doubtful);
  }

  @Test
  void where_no_health_was_read_a_late_second_lost_its_lag() {
    RunResult late = SureRun.of(100, i -> 250, 200, P90);

    assertThat(RunDisturbances.of(late).lostNanos()).isEqualTo(200_000_000);
  }

  @Test
  void what_a_disturbance_moves_the_other_way_stays_a_fail() {
    DisturbedRun run =
        new DisturbedRun(atLeast("http/latency-p50", 100))
            .seconds(1, 20, 10)
            .during(throttled(900));

    assertThat(verdict(run)).isEqualTo(Verdict.FAIL);
  }

  /** 3 of 20 are slow by the service, which the disturbance may explain. */
  @Test
  void requests_that_we_never_sent_prove_no_rank() {
    DisturbedRun run =
        new DisturbedRun(P90)
            .errors(5, Outcome.NOT_SENT)
            .during(throttled(900))
            .seconds(1, 3, 300)
            .seconds(1, 12, 10);

    assertThat(verdict(run)).isEqualTo(Verdict.INVALID);
  }

  /** 10 fast, then slow ones, then errors: a median of the slow ones is above the limit. */
  @ParameterizedTest
  @CsvSource({
    "10, NOT_SENT, INVALID",
    "10, TIMEOUT, INVALID",
    "6, SERVER_ERROR, PASS",
    "10, SERVER_ERROR, PASS"
  })
  void a_lower_limit_is_kept_by_errors_that_the_service_made(
      int slow, Outcome outcome, Verdict verdict) {
    DisturbedRun run =
        new DisturbedRun(atLeast("http/latency-p50", 100))
            .errors(8, outcome)
            .during(throttled(350))
            .seconds(1, 10, 10)
            .seconds(1, slow, 500);

    assertThat(verdict(run)).isEqualTo(verdict);
  }

  /** 130 slow ones and 90 errors of 390, less 100 touched and 90 that were never sent: 30. */
  @Test
  void requests_that_we_never_sent_prove_no_rank_of_a_part() {
    DisturbedRun run = new DisturbedRun(atMost("server/queue-p90", 50));
    run.errors(90, Outcome.NOT_SENT).during(throttled(900)).seconds(3, 100, 200);
    RunResult told = ToldParts.of(run.build(), QUEUE, times(170, 10, times(130, 70)));

    assertThat(Judge.judge(told).objectives().get(0).cause()).isEqualTo(Cause.DISTURBANCE);
  }

  @Test
  void a_part_that_nobody_told_is_neither_kept_nor_broken() {
    Objective mean = atMost("server/queue-mean", 50);
    RunResult untold = new HandMade(mean).served(100, 200).build();
    RunResult exact = ToldParts.of(untold, QUEUE, times(100, 50));

    assertThat(ServerPartRule.isMeanKeptWith(0, mean, untold)).isFalse();
    assertThat(ServerPartRule.isBrokenWithout(0, 0, mean, untold)).isFalse();
    assertThat(ServerPartRule.isMeanKeptWith(0, mean, exact)).isTrue();
    assertThat(ServerPartRule.isBrokenWithout(0, 0, mean, exact)).isFalse();
  }
}
