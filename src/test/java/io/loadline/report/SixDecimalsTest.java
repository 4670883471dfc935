package io.loadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Bound;
import io.loadline.plan.Metric;
import io.loadline.plan.Metric.Kind;
import io.loadline.plan.Objective;
import io.loadline.slo.Cause;
import io.loadline.slo.ObjectiveVerdict;
import io.loadline.slo.Verdict;
import org.junit.jupiter.api.Test;

class SixDecimalsTest {
  private static double observed(Kind kind, Bound bound, double limit, double value) {
    Verdict verdict =
        bound.allows(value, limit) || Math.abs(value - limit) < 1e-9 * limit
            ? Verdict.PASS
            : Verdict.FAIL;
    Objective objective = new Objective(Metric.of(kind), bound, limit);
    return SixDecimals.observed(
        new ObjectiveVerdict(objective, value, 100, verdict, Cause.NONE), value);
  }

  @Test
  void a_figure_is_rounded_to_the_millionth() {
    assertThat(SixDecimals.of(706.0231234567)).isEqualTo(706.023123);
    assertThat(SixDecimals.of(19.761904761904763)).isEqualTo(19.761905);
    assertThat(SixDecimals.of(-0.12345678)).isEqualTo(-0.123457);
    assertThat(SixDecimals.of(0)).isZero();
    assertThat(SixDecimals.of(1e15 + 0.5)).isEqualTo(1e15 + 0.5);
    assertThat(SixDecimals.of(Double.NaN)).isNaN();
  }

  @Test
  void what_is_there_is_never_nothing() {
    assertThat(SixDecimals.of(1 / 3_000_000.0)).isEqualTo(1 / 3_000_000.0);
    assertThat(observed(Kind.ERROR_RATE, Bound.UPPER, 0, 1e-8)).isEqualTo(1e-8);
  }

  @Test
  void rounding_never_moves_a_figure_over_its_limit() {
    assertThat(observed(Kind.LATENCY_MEAN, Bound.UPPER, 500, 500.0000004)).isEqualTo(500.000000);
    assertThat(observed(Kind.LATENCY_MEAN, Bound.UPPER, 0.001, 0.0010004)).isEqualTo(0.0010004);
    assertThat(observed(Kind.LATENCY_MEAN, Bound.UPPER, 0.0010004, 0.0010003)).isEqualTo(0.001);
    assertThat(observed(Kind.THROUGHPUT, Bound.LOWER, 8, 7.9999997)).isEqualTo(7.9999997);
  }

  @Test
  void a_computed_figure_that_passes_as_the_limit_is_the_limit() {
    assertThat(observed(Kind.THROUGHPUT, Bound.LOWER, 80, Math.nextDown(80.0))).isEqualTo(80.0);
  }
}
