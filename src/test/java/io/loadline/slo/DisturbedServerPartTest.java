package io.loadline.slo;

import static io.loadline.plan.TimedPart.QUEUE;
import static io.loadline.slo.Limits.atMost;
import static io.loadline.slo.ToldParts.times;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Objective;
import io.loadline.result.Interference;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import io.loadline.result.TargetPath;
import io.loadline.result.TunnelOverhead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What else than the service may have broken a limit on a part of the server's own time. */
class DisturbedServerPartTest {
  private static final Objective P90 = atMost("server/queue-p90", 50);
  private static final Objective MEAN = atMost("server/queue-mean", 50);

  /** Of 1,000 requests the first 100 are disturbed, and with them the next 100. */
  private static Verdict disturbed(Objective objective, double... queue) {
    DisturbedRun run = new DisturbedRun(objective);
    run.seconds(1, 100, 200).during(DisturbanceReviewTest.throttled(900)).seconds(9, 100, 200);
    return Judge.judge(ToldParts.of(run.build(), QUEUE, queue)).objectives().get(0).verdict();
  }

  @ParameterizedTest
  @CsvSource({"100, PASS", "101, INVALID", "300, INVALID", "301, FAIL"})
  void a_rank_is_broken_by_more_than_a_disturbance_touched(int slow, Verdict verdict) {
    assertThat(disturbed(P90, times(1000 - slow, 10, times(slow, 70)))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"49, PASS", "51, INVALID", "62, INVALID", "63, FAIL"})
  void a_mean_is_broken_without_what_a_disturbance_touched(double millis, Verdict verdict) {
    assertThat(disturbed(MEAN, times(1000, millis))).isEqualTo(verdict);
  }

  @Test
  void time_outs_by_a_disturbance_break_no_rank() {
    DisturbedRun run = new DisturbedRun(P90);
    run.errors(90, Outcome.TIMEOUT).during(DisturbanceReviewTest.throttled(900));
    run.seconds(3, 100, 200);
    assertThat(Judge.judge(ToldParts.of(run.build(), QUEUE, times(300, 10))).objectives().get(0))
        .extracting(ObjectiveVerdict::verdict, ObjectiveVerdict::cause)
        .containsExactly(Verdict.INVALID, Cause.DISTURBANCE);
  }

  /** 90 that timed out may have waited for 30 s each, which makes the mean 6,930.8 ms. */
  @ParameterizedTest
  @CsvSource({"50, INVALID", "6_930, INVALID", "6_931, PASS"})
  void a_mean_is_kept_only_with_those_that_may_have_timed_out_because_of_us(
      String limit, Verdict verdict) {
    DisturbedRun run = new DisturbedRun(mean(limit));
    run.errors(90, Outcome.TIMEOUT).during(DisturbanceReviewTest.throttled(900));
    run.seconds(3, 100, 200);
    assertThat(only(ToldParts.of(run.build(), QUEUE, times(300, 10))).verdict()).isEqualTo(verdict);
  }

  /** Of 300 requests nothing is told of 30, which took 200 ms; with the 90 it is 6,945.4 ms. */
  @ParameterizedTest
  @CsvSource({"6_945, INVALID", "6_946, PASS"})
  void and_with_all_of_which_nothing_was_told(String limit, Verdict verdict) {
    DisturbedRun run = new DisturbedRun(mean(limit));
    run.errors(90, Outcome.TIMEOUT).during(DisturbanceReviewTest.throttled(900));
    run.seconds(3, 100, 200);
    assertThat(only(ToldParts.of(run.build(), QUEUE, times(270, 10))).verdict()).isEqualTo(verdict);
  }

  @Test
  void a_mean_without_time_outs_is_kept_whatever_a_disturbance_did() {
    DisturbedRun run = new DisturbedRun(MEAN);
    run.errors(90, Outcome.SERVER_ERROR).during(DisturbanceReviewTest.throttled(900));
    run.seconds(3, 100, 200);
    assertThat(only(ToldParts.of(run.build(), QUEUE, times(300, 10))).verdict())
        .isEqualTo(Verdict.PASS);
  }

  /** 10 of 100 timed out after 30 s while a CPU limit held the service back: 3,009 ms. */
  @ParameterizedTest
  @CsvSource({"50, INVALID", "3_008, INVALID", "3_010, PASS"})
  void a_mean_is_kept_only_with_those_that_timed_out_by_a_cpu_limit(String limit, Verdict verdict) {
    HandMade run = HeldBackJudgeTest.held(90, 20, mean(limit)).errors(Outcome.TIMEOUT, 10);
    assertThat(only(ToldParts.of(run.build(), QUEUE, times(90, 10))).verdict()).isEqualTo(verdict);
  }

  private static Objective mean(String limit) {
    return atMost("server/queue-mean", Double.parseDouble(limit.replace("_", "")));
  }

  private static ObjectiveVerdict only(RunResult run) {
    return Judge.judge(run).objectives().get(0);
  }

  /** A way that holds requests up may let them come at once, each later by no more than that. */
  @ParameterizedTest
  @CsvSource({"50, PASS", "59, INCONCLUSIVE", "61, FAIL"})
  void a_tunnel_explains_no_more_than_it_adds(double millis, Verdict verdict) {
    TunnelOverhead adds = new TunnelOverhead(1_000_000, 10_000_000, 0);
    HandMade run =
        new HandMade(P90).served(100, 200).in(TargetPath.PORT_FORWARD, adds, new Interference[0]);
    assertThat(
            Judge.judge(ToldParts.of(run.build(), QUEUE, times(100, millis)))
                .objectives()
                .get(0)
                .verdict())
        .isEqualTo(verdict);
  }
}
