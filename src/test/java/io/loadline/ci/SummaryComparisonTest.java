package io.loadline.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.document.ResultDocument;
import io.loadline.json.Json;
import org.junit.jupiter.api.Test;

/** Figures beside those of a baseline, in the summary of a gate. */
class SummaryComparisonTest {
  private static final String COMPARED =
      """
      "comparisons": [
          {"metric": "http/latency-p99", "unit": "ms", "by": 0.1, "before": 30.0, "now": 37.125,
           "ratio": 1.2375, "lower": 1.12, "upper": 1.37, "verdict": "FAIL", "reason": ""},
          {"metric": "http/latency-p50", "unit": "ms", "by": 0.025, "before": null, "now": 12.0,
           "ratio": null, "lower": null, "upper": null, "verdict": "INCONCLUSIVE",
           "reason": "not every run of the baseline has this figure"}],
      """;

  @Test
  void each_figure_has_a_row_below_the_objectives() {
    String json = Json.write(Documents.slow().root().value());
    ResultDocument gate = Documents.of(json.replaceFirst("\\{", "{" + COMPARED));

    assertThat(GateSummary.of(gate, "target/result.json").get(0))
        .contains(
            """
            | compared | allowed | before | now | times before | at 95 % | verdict |
            |---|---:|---:|---:|---:|---:|---|
            | <code>http/latency-p99</code> | +10 % | 30.0 ms | 37.1 ms | 1.238 | 1.120-1.370 | FAIL |
            | <code>http/latency-p50</code> | +2.5 % | no data | 12.0 ms |  |  | INCONCLUSIVE |
            """);
  }

  @Test
  void there_is_no_such_table_where_nothing_is_compared() {
    assertThat(GateSummary.of(Documents.slow(), "target/result.json").get(0))
        .doesNotContain("compared");
  }
}
