package io.loadline.slo;

import static io.loadline.plan.TimedPart.COMPUTE;
import static io.loadline.plan.TimedPart.QUEUE;
import static io.loadline.slo.CountedRun.counted;
import static io.loadline.slo.CountedRun.refused;
import static io.loadline.slo.CountedRun.told;
import static io.loadline.slo.CountedRun.window;
import static io.loadline.slo.Limits.atMost;
import static io.loadline.slo.ToldParts.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.plan.AllowedInterference;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.KnownTiming;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Objective;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits on means that the server's counters alone tell. */
class CountedMeanTest {
  private static final Objective MEAN = atMost("server/queue-mean", 50);

  /** 100 successes of 200 ms each. */
  static RunResult served(Objective objective) {
    return new HandMade(objective).served(100, 200).build();
  }

  private static RunResult queued(double millis) {
    return told(served(MEAN), KnownTiming.TRITON_STATS, window(0, counted(100, millis)));
  }

  static String text(RunResult run) {
    ObjectiveVerdict only = Judge.judge(run).objectives().get(0);
    return "%s %s %d %s"
        .formatted(only.verdict(), only.observed(), only.samples(), only.reason())
        .strip();
  }

  @ParameterizedTest
  @CsvSource({"50, PASS 50.0 100", "50.5, FAIL 50.5 100"})
  void a_limit_is_judged_by_the_mean_of_all_that_was_counted(double millis, String text) {
    assertThat(text(queued(millis))).isEqualTo(text);
  }

  @Test
  void a_note_says_that_it_is_of_counters() {
    assertThat(Judge.judge(queued(50)).notes())
        .containsExactly("server/queue-mean by Triton's counters over the run");
  }

  @Test
  void counters_of_others_decide_nothing_and_the_reason_says_why() {
    String why = "the server counted 120 requests, 100 were ours: others call it";
    Judgment judgment = Judge.judge(refused(served(MEAN), why));

    assertThat(text(refused(served(MEAN), why)))
        .isEqualTo("INCONCLUSIVE null 0 the server's counters do not tell it of this run");
    assertThat(judgment.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(judgment.reason()).isEqualTo(why);
    assertThat(judgment.notes()).isEmpty();
  }

  @Test
  void a_part_that_is_not_among_what_was_counted_is_not_told() {
    RunResult run = served(atMost("server/compute-mean", 50));
    assertThat(text(told(run, KnownTiming.TRITON_STATS, window(0, counted(100, 10)))))
        .isEqualTo("INCONCLUSIVE null 0 the server did not tell it");
  }

  @Test
  void the_wait_for_the_places_of_a_queue_proxy_is_not_all_of_it() {
    assertThat(text(told(served(MEAN), KnownTiming.QUEUE_PROXY, window(0, counted(100, 70)))))
        .isEqualTo("INCONCLUSIVE null 0 the server did not tell it");
  }

  @Test
  void what_is_told_of_each_request_comes_first() {
    RunResult each = ToldParts.of(served(MEAN), QUEUE, times(100, 10));
    assertThat(text(told(each, KnownTiming.TRITON_STATS, window(0, counted(100, 90)))))
        .isEqualTo("PASS 10.0 100");
    RunResult other = ToldParts.of(served(MEAN), COMPUTE, times(100, 10));
    assertThat(text(told(other, KnownTiming.TRITON_STATS, window(0, counted(100, 90)))))
        .isEqualTo("FAIL 90.0 100");
  }

  /** Ten were answered before the first counters of the measurement, within 200 ms each. */
  @ParameterizedTest
  @CsvSource({
    "33.3, PASS 33.3 90",
    "33.4, INCONCLUSIVE 33.4 90 the server did not tell it of each request",
    "55.5, INCONCLUSIVE 55.5 90 the server did not tell it of each request",
    "55.6, FAIL 55.6 90"
  })
  void what_was_answered_before_it_was_counted_is_taken_for_fast_and_for_slow(
      double millis, String text) {
    assertThat(text(told(served(MEAN), KnownTiming.TRITON_STATS, window(0, counted(90, millis)))))
        .isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"35, PASS", "40, INVALID", "60, FAIL"})
  void a_limit_that_holds_only_by_our_lag_does_not_hold(double millis, Verdict verdict) {
    RunResult late = new HandMade(MEAN).successes(100, 15, 0, 200).build();
    RunResult run = told(late, KnownTiming.TRITON_STATS, window(0, counted(100, millis)));
    assertThat(Judge.judge(run).objectives().get(0).verdict()).isEqualTo(verdict);
  }

  /** Of 1,000 requests 200 are disturbed, each by no more than the 200 ms that it took. */
  @ParameterizedTest
  @CsvSource({"49, PASS", "51, INVALID", "90, INVALID", "91, FAIL"})
  void a_limit_is_broken_without_what_a_disturbance_touched(double millis, Verdict verdict) {
    DisturbedRun run = new DisturbedRun(MEAN);
    run.seconds(1, 100, 200).during(DisturbanceReviewTest.throttled(900)).seconds(9, 100, 200);
    RunResult told = told(run.build(), KnownTiming.TRITON_STATS, window(0, counted(1000, millis)));
    assertThat(Judge.judge(told).objectives().get(0).verdict()).isEqualTo(verdict);
  }

  @Test
  void a_limit_is_kept_whatever_a_disturbance_did() {
    DisturbedRun run = new DisturbedRun(MEAN);
    run.errors(90, Outcome.SERVER_ERROR).during(DisturbanceReviewTest.throttled(900));
    run.seconds(3, 100, 200);
    RunResult told = told(run.build(), KnownTiming.TRITON_STATS, window(0, counted(300, 10)));
    assertThat(Judge.judge(told).objectives().get(0).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void a_service_that_never_answered_fails() {
    RunResult dead = new HandMade(MEAN).errors(Outcome.SERVER_ERROR, 100).build();
    assertThat(text(refused(dead, "..."))).isEqualTo("FAIL null 0 no successful request");
  }

  @Test
  void a_finished_run_is_held_against_another_mean_and_no_percentile() {
    assertThat(anew(atMost("server/queue-mean", 29)).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(anew(atMost("server/queue-mean", 31)).verdict()).isEqualTo(Verdict.PASS);
    assertThatThrownBy(() -> anew(atMost("server/queue-p90", 31)))
        .hasMessageContaining("which it did not tell of the requests of this run");
  }

  private static Judgment anew(Objective objective) {
    RunResult run = queued(30);
    LoadPlan plan = run.plan();
    LoadPlan other =
        new LoadPlan(
            plan.call(),
            plan.workload(),
            plan.phases(),
            plan.connectionCounts(),
            plan.seed(),
            List.of(objective),
            GoodputLimits.NONE);
    return Judge.judge(Judge.under(run, other, AllowedInterference.NOTHING));
  }
}
