package io.loadline.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.EarlyEnd;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import io.loadline.testkit.EarlyRun;
import io.loadline.testkit.Plans;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * Runs of which 10,000 requests were planned, in 100 s, and of which so many were sent. Slow is 300
 * ms where 100 ms are promised, fast 5 to 15 ms.
 */
class EarlyEndRuleTest {
  private static final Objective P95 = Plans.upper(Metric.percentile(95), 100).at(0.95);
  private static final Objective P99 = Plans.upper(Metric.percentile(99), 100).at(0.95);
  private static final EarlyEnd AT_ONCE = new EarlyEnd(Duration.ZERO, Duration.ZERO);

  private static IntToDoubleFunction slow(double share) {
    SplittableRandom random = new SplittableRandom(1);
    return i -> random.nextDouble() < share ? 300 : 5 + 10 * random.nextDouble();
  }

  /** Fast, and each request as unlike the one before as it can be. */
  private static double unlike(int request) {
    return 5 + request * 7_919 % 101 / 10.0;
  }

  private static RunResult decided(int sent, double share, Objective... objectives) {
    return EarlyRun.decided(SureRun.of(sent, slow(share), 0, objectives), AT_ONCE);
  }

  @Test
  void a_good_service_is_decided_after_a_fifth_of_the_run() {
    RunResult run = decided(2_010, 0.002, P95);
    Judgment judgment = Judge.judge(run);

    assertThat(Judge.decides(run)).isTrue();
    assertThat(judgment.verdict()).isEqualTo(Verdict.PASS);
    assertThat(judgment.headline())
        .isEqualTo("the objective holds, decided after 20.1 s of 100.0 s");
    assertThat(judgment.remarks())
        .containsExactly(
            "ended early: 20.1 s of 100.0 s, 20 % of the run, decided it, and 7,990 of 10,000"
                + " requests were saved; the PASS holds for disturbances that come at least every"
                + " 2.5 s");
    assertThat(Judge.decides(decided(1_500, 0.002, P95))).isFalse();
  }

  @Test
  void a_bad_service_is_decided_after_a_tenth_of_the_run() {
    RunResult run = decided(1_010, 0.2, P95);
    Judgment judgment = Judge.judge(run);

    assertThat(Judge.decides(run)).isTrue();
    assertThat(judgment.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(judgment.headline())
        .isEqualTo("1 of 1 objective broken, decided after 10.1 s of 100.0 s");
    assertThat(judgment.remarks())
        .containsExactly(
            "ended early: 10.1 s of 100.0 s, 10 % of the run, decided it, and 8,990 of 10,000"
                + " requests were saved");
    assertThat(Judge.decides(decided(500, 0.2, P95))).isFalse();
  }

  @Test
  void a_service_near_its_limit_is_not_decided() {
    assertThat(Judge.decides(decided(5_000, 0.045, P95))).isFalse();
    assertThat(Judge.decides(decided(5_000, 0.055, P95))).isFalse();
  }

  @Test
  void neither_verdict_comes_before_the_time_of_the_plan() {
    RunResult good = SureRun.of(3_000, slow(0), 0, P95);
    RunResult bad = SureRun.of(3_000, slow(0.2), 0, P95);
    EarlyEnd late = new EarlyEnd(Duration.ofSeconds(29), Duration.ofSeconds(31));

    assertThat(Judge.decides(EarlyRun.decided(good, late))).isFalse();
    assertThat(Judge.decides(EarlyRun.decided(bad, late))).isTrue();
    EarlyEnd later = new EarlyEnd(Duration.ofSeconds(31), Duration.ofSeconds(29));
    assertThat(Judge.decides(EarlyRun.decided(good, later))).isTrue();
    assertThat(Judge.decides(EarlyRun.decided(bad, later))).isFalse();
  }

  /** Of 2,210 requests 200 are slow, where 110 may be; none of them was looked at. */
  @Test
  void requests_that_were_under_way_do_not_turn_the_verdict_of_the_look() {
    RunResult looked = SureRun.of(2_010, slow(0), 0, P95);
    IntToDoubleFunction fast = slow(0);
    RunResult whole = SureRun.of(2_210, i -> i < 2_010 ? fast.applyAsDouble(i) : 300, 0, P95);
    RunResult run =
        EarlyRun.ended(
            whole, 10_000, AT_ONCE, RunEnding.DECIDED, whole.times().with(looked.times().slices()));

    assertThat(Judge.judge(whole).verdict()).isNotEqualTo(Verdict.PASS);
    assertThat(Judge.judge(run).verdict()).isEqualTo(Verdict.PASS);
  }

  /** 82 of 1,010 are slow where 50 may be, and of 2,210 no more. */
  @Test
  void fast_requests_after_the_look_do_not_mend_what_it_found() {
    IntToDoubleFunction slow = i -> i % 25 < 2 ? 300 : unlike(i);
    RunResult looked = SureRun.of(1_010, slow, 0, P95);
    RunResult whole = SureRun.of(2_210, i -> i < 1_010 ? slow.applyAsDouble(i) : 5, 0, P95);
    RunResult run =
        EarlyRun.ended(
            whole, 10_000, AT_ONCE, RunEnding.DECIDED, whole.times().with(looked.times().slices()));

    assertThat(Judge.decides(EarlyRun.decided(looked, AT_ONCE))).isTrue();
    assertThat(Judge.judge(run).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void a_pass_takes_all_objectives_and_a_fail_one_of_them() {
    assertThat(Judge.decides(decided(2_010, 0.008, P95))).isTrue();
    assertThat(Judge.decides(decided(2_010, 0.008, P95, P99))).isFalse();

    Judgment broken = Judge.judge(decided(2_010, 0.07, P95, P99));
    assertThat(broken.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(broken.objectives().get(1).verdict()).isEqualTo(Verdict.FAIL);
  }

  /**
   * Its figures end with the run: how many more requests would decide is no longer the question.
   */
  @Test
  void an_objective_that_was_not_decided_when_another_ended_the_run_says_so() {
    Objective errors = Plans.upper(Metric.of(Metric.Kind.ERROR_RATE), 0.02).at(0.95);
    SplittableRandom random = new SplittableRandom(1);
    IntToDoubleFunction some = i -> random.nextInt(100) < 20 ? 300 : i % 150 == 7 ? -3 : 5;
    Judgment judgment =
        Judge.judge(EarlyRun.decided(SureRun.of(1_010, some, 0, P95, errors), AT_ONCE));

    assertThat(judgment.verdict()).isEqualTo(Verdict.FAIL);
    ObjectiveVerdict open = judgment.objectives().get(1);
    assertThat(open.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(open.reason()).isEqualTo("the run ended before its time");
  }

  /** Told alone at a level between 0.025 and 0.05; beside another limit it takes 0.025. */
  @Test
  void one_of_two_limits_that_is_broken_must_stand_beside_the_other() {
    Objective other = Plans.upper(Metric.percentile(50), 100).at(0.95);
    IntToDoubleFunction slow = i -> i * 77 % 1_010 < 77 ? 300 : unlike(i);
    RunResult run = EarlyRun.decided(SureRun.of(1_010, slow, 0, P95), AT_ONCE);
    RunResult both = EarlyRun.decided(SureRun.of(1_010, slow, 0, P95, other), AT_ONCE);

    Double level = bounds(run).levelAbove();
    assertThat(level).isBetween(0.025, 0.05);
    assertThat(Judge.decides(run)).isTrue();
    assertThat(Judge.decides(both)).isFalse();
    assertThat(Judge.judge(both).objectives().get(0).cause()).isEqualTo(Cause.SEVERAL);
  }

  private static FigureBounds bounds(RunResult run) {
    FigureBounds bounds = Judge.judge(run).objectives().get(0).bounds();
    if (bounds == null) {
      throw new AssertionError("no bounds");
    }
    return bounds;
  }

  /** Without our lag of 200 ms not one would be slow. */
  @Test
  void what_our_own_lag_explains_decides_nothing() {
    RunResult run = SureRun.of(2_000, i -> i % 3 == 0 ? 210 : 5, 200, P95);

    assertThat(Judge.decides(EarlyRun.decided(run, AT_ONCE))).isFalse();
  }

  /** 314 requests are enough at a level of 0.05, and 337 at 0.04. */
  @Test
  void a_run_that_was_looked_at_has_four_fifths_of_the_level_at_its_end() {
    RunResult run = SureRun.of(325, EarlyEndRuleTest::unlike, 0, P99);

    assertThat(Judge.judge(run).verdict()).isEqualTo(Verdict.PASS);
    assertThat(
            Judge.judge(EarlyRun.ended(run, 325, AT_ONCE, RunEnding.COMPLETE, run.times()))
                .verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }
}
