package io.loadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Bound;
import io.loadline.plan.Metric;
import io.loadline.plan.Metric.Kind;
import io.loadline.plan.Objective;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  private static Objective objective(Kind kind, Bound bound, double limit) {
    return new Objective(Metric.of(kind), bound, limit);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "612.44, 612.4",
    "1, 1.0",
    "0.996, 1.0",
    "0.05, 0.05",
    "0.0523, 0.052",
    "0.5, 0.5",
    "0.000001, 0.000001",
    "12345678.9, 12345678.9",
    "1e12, 1000000000000.0",
    "-10.04, -10.0"
  })
  void a_decimal_has_as_many_digits_as_help(double value, String text) {
    assertThat(NumberText.decimal(value)).isEqualTo(text);
  }

  @Test
  void an_observed_figure_shows_on_which_side_of_the_limit_it_is() {
    Objective mean = objective(Kind.LATENCY_MEAN, Bound.UPPER, 500);
    assertThat(NumberText.observed(mean, 500.04)).isEqualTo("500.04 ms");
    assertThat(NumberText.observed(mean, 500.0004)).isEqualTo("500.0004 ms");
    assertThat(NumberText.observed(mean, 500)).isEqualTo("500.0 ms");
    assertThat(NumberText.observed(mean, Math.nextUp(500.0))).isEqualTo("> 500 ms");
    Objective throughput = objective(Kind.THROUGHPUT, Bound.LOWER, 8);
    assertThat(NumberText.observed(throughput, 7.96)).isEqualTo("7.96/s");
    assertThat(NumberText.observed(throughput, 8.21)).isEqualTo("8.2/s");
  }

  @Test
  void an_error_ratio_keeps_its_digits() {
    Objective ratio = objective(Kind.ERROR_RATE, Bound.UPPER, 0.004);
    assertThat(NumberText.limit(ratio)).isEqualTo("<= 0.004");
    assertThat(NumberText.observed(ratio, 0.004)).isEqualTo("0.004");
    assertThat(NumberText.observed(ratio, 1 / 300.0)).isEqualTo("0.003333");
    assertThat(NumberText.observed(ratio, 0.004001)).isEqualTo("0.004001");
    assertThat(NumberText.observed(ratio, 0.00400001)).isEqualTo("> 0.004");
    assertThat(NumberText.observed(ratio, 0)).isEqualTo("0");
  }

  @Test
  void a_limit_is_written_as_the_user_wrote_it() {
    assertThat(NumberText.limit(objective(Kind.LATENCY_MAX, Bound.UPPER, 100)))
        .isEqualTo("<= 100 ms");
    assertThat(NumberText.limit(objective(Kind.THROUGHPUT, Bound.LOWER, 7.5)))
        .isEqualTo(">= 7.5/s");
    assertThat(NumberText.limit(objective(Kind.ERROR_COUNT, Bound.UPPER, 0))).isEqualTo("<= 0");
  }

  @Test
  void a_deviation_is_a_share_of_the_limit() {
    assertThat(NumberText.deviation(objective(Kind.LATENCY_MEAN, Bound.UPPER, 500), 612.4))
        .isEqualTo("+22.5 %");
    assertThat(NumberText.deviation(objective(Kind.THROUGHPUT, Bound.LOWER, 10), 9))
        .isEqualTo("-10.0 %");
    assertThat(NumberText.deviation(objective(Kind.LATENCY_MEAN, Bound.UPPER, 500), 500.04))
        .isEqualTo("+0.008 %");
    assertThat(
            NumberText.deviation(
                objective(Kind.LATENCY_MEAN, Bound.UPPER, 500), Math.nextUp(500.0)))
        .isEmpty();
    assertThat(NumberText.deviation(objective(Kind.ERROR_COUNT, Bound.UPPER, 0), 3)).isEmpty();
  }

  @Test
  void durations_have_the_unit_that_fits() {
    assertThat(NumberText.duration(Duration.ofSeconds(30))).isEqualTo("30 s");
    assertThat(NumberText.duration(Duration.ofMillis(1500))).isEqualTo("1.5 s");
    assertThat(NumberText.duration(Duration.ofMillis(500))).isEqualTo("500 ms");
    assertThat(NumberText.seconds(12_649_000_000L)).isEqualTo("12.6 s");
    assertThat(NumberText.seconds(680_000_000L)).isEqualTo("0.7 s");
    assertThat(NumberText.seconds(50_000_000L)).isEqualTo("0.1 s");
  }

  @Test
  void a_short_time_is_not_nothing() {
    assertThat(NumberText.seconds(49_999_999L)).isEqualTo("0.05 s");
    assertThat(NumberText.seconds(16_400_000L)).isEqualTo("0.016 s");
    assertThat(NumberText.seconds(1_000L)).isEqualTo("0.000001 s");
    assertThat(NumberText.seconds(0)).isEqualTo("0.0 s");
  }

  @Test
  void one_is_not_plural() {
    assertThat(NumberText.count(1, "request")).isEqualTo("1 request");
    assertThat(NumberText.count(0, "request")).isEqualTo("0 requests");
  }
}
