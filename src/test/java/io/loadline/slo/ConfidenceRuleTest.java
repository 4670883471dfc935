package io.loadline.slo;

import static io.loadline.slo.SureRun.bounds;
import static io.loadline.slo.SureRun.judged;
import static io.loadline.slo.SureRun.slow;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.result.RunResult;
import io.loadline.testkit.Plans;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Runs in which every request's response time is known; slow is 300 ms, fast 5 to 15 ms. */
class ConfidenceRuleTest {
  private static final Objective P95 = Plans.upper(Metric.percentile(95), 100).at(0.95);
  private static final Objective P99 = Plans.upper(Metric.percentile(99), 100).at(0.95);

  @Test
  void a_service_well_within_its_limit_passes() {
    ObjectiveVerdict verdict = judged(1_000, slow(0.01, 1), P95);

    assertThat(verdict.verdict()).isEqualTo(Verdict.PASS);
    assertThat(verdict.cause()).isEqualTo(Cause.NONE);
    assertThat(bounds(verdict).upper()).isLessThan(100);
  }

  @Test
  void a_service_far_beyond_its_limit_fails() {
    ObjectiveVerdict verdict = judged(1_000, slow(0.1, 1), P95);

    assertThat(verdict.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(bounds(verdict).levelAbove()).isLessThan(0.05);
    assertThat(bounds(verdict).lower()).isGreaterThan(100);
  }

  @Test
  void what_may_as_well_be_on_the_other_side_is_undecided_and_told_what_would_decide() {
    ObjectiveVerdict pass = judged(400, slow(0.04, 3), P95);

    assertThat(pass.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(pass.cause()).isEqualTo(Cause.UNDECIDED);
    assertThat(pass.reason())
        .startsWith("not sure at 95 %: 400 requests like these say as much as ")
        .endsWith(" would decide");
    assertThat(bounds(pass).needed()).isGreaterThan(400);
  }

  @Test
  void without_confidence_the_figure_decides() {
    ObjectiveVerdict verdict = judged(400, slow(0.04, 3), Plans.upper(Metric.percentile(95), 100));

    assertThat(verdict.verdict()).isEqualTo(Verdict.PASS);
    assertThat(verdict.cause()).isEqualTo(Cause.NONE);
  }

  @Test
  void an_interval_reaches_to_what_the_percentile_may_as_well_be() {
    assertThat(bounds(judged(400, slow(0.04, 3), P95)).upper()).isCloseTo(300, within(0.5));
  }

  @Test
  void too_few_requests_above_leave_a_percentile_without_an_upper_end() {
    ObjectiveVerdict verdict = judged(350, slow(0, 1), P99);

    assertThat(verdict.verdict()).isEqualTo(Verdict.PASS);
    assertThat(bounds(verdict).upper()).isNull();
  }

  /**
   * 4 of 100 requests are slow, all in one stretch: the run says as much as a handful of requests.
   */
  @Test
  void slow_requests_that_come_together_say_less() {
    ObjectiveVerdict verdict = judged(2_000, i -> i % 500 < 20 ? 300 + i % 7 : 5 + i % 10, P95);

    assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(bounds(verdict).independent()).isLessThan(200);
  }

  @Test
  void a_service_that_gets_slower_all_the_time_is_no_sure_pass() {
    SplittableRandom random = new SplittableRandom(5);
    ObjectiveVerdict verdict = judged(8_000, i -> 5 + i / 2_000.0 + 20 * random.nextDouble(), P95);

    assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict.cause()).isEqualTo(Cause.TREND);
    assertThat(verdict.reason()).startsWith("the service changed all through the run");
  }

  @Test
  void a_mean_is_judged_by_its_batches() {
    Objective mean = Plans.upper(Metric.of(Metric.Kind.LATENCY_MEAN), 12).at(0.95);

    assertThat(judged(2_000, slow(0, 1), mean).verdict()).isEqualTo(Verdict.PASS);
    assertThat(judged(2_000, slow(0.1, 1), mean).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(judged(2_000, slow(0.006, 1), mean).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void a_mean_that_is_hardly_known_decides_nothing() {
    Objective mean = Plans.upper(Metric.of(Metric.Kind.LATENCY_MEAN), 100).at(0.95);
    ObjectiveVerdict verdict = judged(400, i -> i % 100 == 37 ? 5_000 : 5, mean);

    assertThat(verdict.cause()).isEqualTo(Cause.TOO_WIDE);
    assertThat(verdict.reason()).startsWith("the mean is not known to 20 %");
  }

  @Test
  void a_ratio_of_errors_is_judged_as_a_share() {
    Objective errors = Plans.upper(Metric.of(Metric.Kind.ERROR_RATE), 0.05).at(0.95);
    SplittableRandom random = new SplittableRandom(9);

    assertThat(judged(1_000, i -> random.nextInt(100) < 1 ? -3 : 5, errors).verdict())
        .isEqualTo(Verdict.PASS);
    ObjectiveVerdict broken = judged(1_000, i -> random.nextInt(100) < 12 ? -3 : 5, errors);
    assertThat(broken.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(bounds(broken).lower()).isBetween(0.05, 0.12);
    assertThat(bounds(broken).upper()).isBetween(0.12, 0.2);
  }

  @Test
  void a_run_too_short_for_40_parts_is_not_sure() {
    RunResult run = SureRun.of(4, i -> 5, 0, P95);

    assertThat(Judge.judge(run).objectives().get(0).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  /** Without our lag of 200 ms not one would be slow. */
  @Test
  void what_our_own_lag_explains_is_no_sure_fail() {
    RunResult run = SureRun.of(1_000, i -> i % 3 == 0 ? 210 : 5, 200, P95);

    assertThat(Judge.judge(run).objectives().get(0).verdict()).isEqualTo(Verdict.INVALID);
  }

  /**
   * A p95 alone is told to be broken at a level of 0.05; beside three others that hold it must be
   * at 0.0125.
   */
  @Test
  void several_limits_are_broken_by_chance_more_often_than_one() {
    IntToDoubleFunction responses = slow(0.068, 4);
    Objective[] all = {
      P95,
      Plans.upper(Metric.percentile(50), 100).at(0.95),
      Plans.upper(Metric.percentile(75), 100).at(0.95),
      Plans.upper(Metric.percentile(80), 100).at(0.95)
    };
    double level = requireNonNull(bounds(judged(1_000, slow(0.068, 4), P95)).levelAbove());
    assertThat(level).isBetween(0.0125, 0.05);

    ObjectiveVerdict beside = Judge.judge(SureRun.of(1_000, responses, 0, all)).objectives().get(0);
    assertThat(beside.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(beside.cause()).isEqualTo(Cause.SEVERAL);
    assertThat(judged(1_000, slow(0.068, 4), P95).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void a_limit_without_confidence_beside_others_is_decided_by_its_figure() {
    Objective plain = Plans.upper(Metric.percentile(90), 1);
    RunResult run = SureRun.of(1_000, slow(0.01, 1), 0, P95, plain);

    assertThat(Judge.judge(run).objectives())
        .extracting(ObjectiveVerdict::verdict)
        .containsExactly(Verdict.PASS, Verdict.FAIL);
  }
}
