package io.loadline.slo;

import static io.loadline.slo.SureRun.bounds;
import static io.loadline.slo.SureRun.judged;
import static io.loadline.slo.SureRun.slow;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.loadline.plan.Bound;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.result.RunResult;
import io.loadline.testkit.Plans;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Intervals of figures, whether a verdict must be sure or not. */
class FigureBoundsTest {
  private static final Objective P95 = Plans.upper(Metric.percentile(95), 100).at(0.95);

  private static final Objective MEAN = Plans.upper(Metric.of(Metric.Kind.LATENCY_MEAN), 100);

  @Test
  void without_confidence_a_figure_lies_between_bounds_at_95_percent() {
    FigureBounds asked = bounds(judged(400, slow(0.04, 3), P95));
    FigureBounds usual =
        bounds(judged(400, slow(0.04, 3), Plans.upper(Metric.percentile(95), 100)));

    assertThat(usual).isEqualTo(asked);
    assertThat(usual.confidence()).isEqualTo(0.95);
  }

  /** Of one run all intervals are at one confidence. */
  @Test
  void a_limit_that_asks_for_no_confidence_lies_between_bounds_at_that_of_the_others() {
    Objective lower = new Objective(Metric.percentile(50), Bound.LOWER, 7);
    RunResult run = SureRun.of(1_000, slow(0.01, 1), 0, lower, P95.at(0.8));

    ObjectiveVerdict judged = Judge.judge(run).objectives().get(0);

    assertThat(bounds(judged).confidence()).isEqualTo(0.8);
    assertThat(bounds(judged).lower()).isBetween(9.0, 10.0);
    assertThat(bounds(judged).upper()).isBetween(10.0, 11.0);
    assertThat(bounds(judged).levelAbove()).isNull();
  }

  @Test
  void a_ratio_of_errors_that_may_not_be_above_0_has_an_interval_and_no_test() {
    Objective none = Plans.upper(Metric.of(Metric.Kind.ERROR_RATE), 0);
    FigureBounds bounds = bounds(judged(1_000, slow(0, 1), none));

    assertThat(bounds.lower()).isZero();
    // 1 - 0.025^(1 / 952) of independent requests.
    assertThat(bounds.upper()).isBetween(0.003867, 0.0045);
    assertThat(bounds.levelAbove()).isNull();
    assertThat(bounds.needed()).isNull();
  }

  @Test
  void what_has_no_method_has_no_interval() {
    Objective highest = Plans.upper(Metric.of(Metric.Kind.LATENCY_MAX), 100);

    assertThat(judged(1_000, slow(0, 1), highest).bounds()).isNull();
  }

  @Test
  void bounds_come_with_the_40_batches_that_they_follow_from() {
    BoundsMethod method = bounds(judged(1_000, slow(0.02, 1), P95)).method();

    assertThat(method).isInstanceOf(BoundsMethod.OfShare.class);
    BoundsMethod.OfShare share = (BoundsMethod.OfShare) method;
    assertThat(share.batches().requests()).hasSize(40).satisfies(sumsTo(1_000));
    assertThat(share.batches().slowest()).hasSize(40).satisfies(sumsTo(100));
    assertThat(share.hits()).hasSize(40);
    assertThat(share.level()).isEqualTo(1 - 0.95);
  }

  /** Of 5 to 15 ms each: a standard error of 0.09 ms. */
  @Test
  void a_mean_lies_between_bounds_near_it() {
    ObjectiveVerdict verdict = judged(1_000, slow(0, 5), MEAN.at(0.95));
    FigureBounds bounds = bounds(verdict);

    assertThat(bounds.lower()).isBetween(9.4, 9.95);
    assertThat(bounds.upper()).isBetween(10.05, 10.6);
    assertThat(bounds.needed()).isEqualTo(100);
    assertThat(requireNonNull(bounds.levelAbove())).isGreaterThan(0.5);
    assertThat(bounds.method()).isInstanceOf(BoundsMethod.OfMean.class);
    assertThat(((BoundsMethod.OfMean) bounds.method()).error()).isBetween(0.06, 0.2);
  }

  @Test
  void a_mean_that_may_not_be_below_a_limit_has_bounds_and_no_test() {
    Objective lower = new Objective(MEAN.metric(), Bound.LOWER, 7);
    FigureBounds bounds = bounds(judged(1_000, slow(0, 5), lower));

    assertThat(bounds.lower()).isBetween(9.4, 9.95);
    assertThat(bounds.levelAbove()).isNull();
    assertThat(bounds.needed()).isNull();
  }

  /** Without our lag of 195 ms it would be 15 ms. */
  @Test
  void a_mean_that_our_own_lag_explains_is_no_fail() {
    RunResult run = SureRun.of(1_000, i -> 205 + i % 11, 195, MEAN.at(0.95));

    assertThat(Judge.judge(run).objectives().get(0).verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void failed_requests_are_among_the_slowest() {
    BoundsMethod few = bounds(judged(1_000, i -> i % 20 == 7 ? -3 : 5 + i % 89, P95)).method();
    BoundsMethod many = bounds(judged(1_000, i -> i % 5 == 2 ? -3 : 5 + i % 89, P95)).method();

    assertThat(((BoundsMethod.OfShare) few).batches().slowest()).satisfies(sumsTo(100));
    assertThat(((BoundsMethod.OfShare) many).batches().slowest())
        .satisfies(counts -> assertThat(sum(counts)).isEqualTo(200));
  }

  private static long sum(List<? extends Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  private static Consumer<List<? extends Long>> sumsTo(long sum) {
    return counts ->
        assertThat(counts.stream().mapToLong(Long::longValue).sum())
            .isCloseTo(sum, withinPercentage(20));
  }

  @Test
  void a_run_too_short_for_40_parts_has_no_interval_and_is_decided_by_its_figure() {
    ObjectiveVerdict verdict = judged(4, i -> 5, Plans.upper(Metric.percentile(50), 100));

    assertThat(verdict.verdict()).isEqualTo(Verdict.PASS);
    assertThat(verdict.bounds()).isNull();
  }
}
