package io.loadline.config.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.baseline.IdentityFact;
import io.loadline.config.GateFixture;
import io.loadline.config.setting.Attribute;
import io.loadline.plan.AppliedOverride;
import io.loadline.plan.FigureMargin;
import io.loadline.plan.Metric;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineConfigTest {
  private static GateFixture baseline() {
    return gate()
        .set(Attribute.LATENCY_MEAN)
        .set(Attribute.BASELINE_FILE, "baselines/iris.json")
        .set(Attribute.BASELINE_BY, "10%");
  }

  private static BaselineTerms terms(GateFixture fixture) {
    return fixture.whole().baseline().orElseThrow();
  }

  private static FigureMargin margin(Metric metric, double by, String figure) {
    return new FigureMargin(metric, by, figure);
  }

  @Test
  void a_gate_without_one_has_none() {
    assertThat(gate().whole().baseline()).isEmpty();
    assertThat(gate().property("loadline.baseline", "write").whole().baseline()).isEmpty();
  }

  @Test
  void it_stands_in_for_limits_and_holds_median_and_p99_where_nothing_else_is_said() {
    BaselineTerms terms = terms(baseline());
    assertThat(terms.margins())
        .containsExactly(
            margin(Metric.percentile(50), 0.1, "latency-p50"),
            margin(Metric.percentile(99), 0.1, "latency-p99"));
    assertThat(terms)
        .isEqualTo(
            new BaselineTerms(
                "baselines/iris.json",
                0.1,
                terms.margins(),
                1,
                true,
                new BaselineTerms.FileRule(5, Duration.ofDays(90), Set.of()),
                BaselineTerms.Use.COMPARE));
  }

  @Test
  void named_figures_replace_those_and_need_no_margin_for_all() {
    BaselineTerms terms =
        terms(
            baseline()
                .set(Attribute.BASELINE_BY)
                .set(Attribute.BASELINE_LATENCY_MEAN, "2.5 %")
                .set(Attribute.BASELINE_LATENCY_P95, "20%"));
    assertThat(terms.by()).isEqualTo(0.2);
    assertThat(terms.margins())
        .containsExactly(
            margin(Metric.of(Metric.Kind.LATENCY_MEAN), 0.025, "latency-mean"),
            margin(Metric.percentile(95), 0.2, "latency-p95"));
  }

  @Test
  void all_else_is_as_it_is_set() {
    BaselineTerms terms =
        terms(
            baseline()
                .set(Attribute.SEED, "7")
                .set(Attribute.BASELINE_RUNS, "4")
                .set(Attribute.BASELINE_SIZE, "20")
                .set(Attribute.BASELINE_MAX_AGE, "30d")
                .set(Attribute.BASELINE_MAY_DIFFER, "image", "model")
                .property("loadline.baseline", "write")
                .property("loadline.baseline.restart", "true"));
    assertThat(terms.runs()).isEqualTo(4);
    assertThat(terms.seedIsDrawn()).isFalse();
    assertThat(terms.rule().size()).isEqualTo(20);
    assertThat(terms.rule().maxAge()).isEqualTo(Duration.ofDays(30));
    assertThat(terms.rule().mayDiffer())
        .containsExactlyInAnyOrder(IdentityFact.IMAGE, IdentityFact.MODEL);
    assertThat(terms.use()).isEqualTo(BaselineTerms.Use.RESTART);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BASELINE_BY | 10 | has no %",
        "BASELINE_BY | 0% | must be more than 0% and at most 1000%",
        "BASELINE_BY | much% | is no number of percent",
        "BASELINE_RUNS | 101 | must be in 1..100",
        "BASELINE_SIZE | 4 | must be in 5..50",
        "BASELINE_MAX_AGE | 90 | is no number of days",
        "BASELINE_MAY_DIFFER | imag | is nothing in which runs may differ; did you mean image?",
        "BASELINE_MAY_DIFFER | runs | is nothing in which runs may differ",
        "BASELINE_TTFT_P50 | 10% | is a figure of token streams",
        "REQUESTS | 50 | http/latency-p99 needs at least 100 requests",
        "EARLY_STOP | TRUE | and a baseline is of whole runs",
      })
  void what_cannot_be_is_refused(Attribute attribute, String value, String rule) {
    assertThat(baseline().set(attribute, value).refusal()).containsIgnoringCase(rule);
  }

  @Test
  void a_baseline_without_a_file_or_a_margin_is_refused() {
    assertThat(baseline().set(Attribute.BASELINE_FILE).refusal())
        .contains("@Baseline(file): the file of the baseline is not named");
    assertThat(baseline().set(Attribute.BASELINE_BY).refusal())
        .contains("@Baseline(by): how much worse than the baseline figures may be is not set");
  }

  @Test
  void a_wider_margin_from_outside_loosens_and_a_narrower_one_does_not() {
    assertThat(loosens("loadline.baseline.by", "20%")).isTrue();
    assertThat(loosens("loadline.baseline.by", "5%")).isFalse();
    assertThat(loosens("loadline.baseline.max-age", "365d")).isTrue();
    assertThat(loosens("loadline.baseline.may-differ", "image")).isTrue();
    assertThat(loosens("loadline.baseline.runs", "4")).isFalse();
    assertThat(loosens("loadline.baseline", "off")).isTrue();
  }

  private static boolean loosens(String key, String value) {
    List<AppliedOverride> overrides = baseline().property(key, value).resolve().overrides();
    assertThat(overrides).hasSize(1);
    return overrides.get(0).loosens();
  }

  @Test
  void it_can_be_switched_off() {
    assertThat(baseline().property("loadline.baseline", "off").whole().baseline()).isEmpty();
  }
}
