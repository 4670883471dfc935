package io.loadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonTree;
import io.loadline.plan.Metric;
import io.loadline.slo.ComparedFigure;
import io.loadline.slo.FigureRatio;
import io.loadline.slo.Judgment;
import io.loadline.slo.Verdict;
import io.loadline.testkit.ResultSchema;
import io.loadline.testkit.SampleRun;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What was compared, in the text, in result.json and among the report entries. */
class ComparisonReportTest {
  private static final ComparedFigure SLOWER =
      new ComparedFigure(
          Metric.percentile(99),
          0.1,
          30.0,
          37.125,
          new FigureRatio(1.2375, 1.12, 1.37),
          Verdict.FAIL,
          "");
  private static final ComparedFigure UNKNOWN =
      new ComparedFigure(
          Metric.percentile(50),
          0.025,
          null,
          12.0,
          null,
          Verdict.INCONCLUSIVE,
          "not every run of the baseline has this figure");

  private static Report report(ComparedFigure... figures) {
    Judgment own = Reports.bounded();
    Judgment judgment =
        new Judgment(
            Verdict.FAIL,
            own.headline(),
            "",
            own.objectives(),
            List.of(),
            List.of(),
            List.of(),
            List.of(figures));
    return new Report(
        TestName.of("iris_keeps_its_promise"),
        new SampleRun().build(),
        judgment,
        List.of(),
        List.of(),
        Reports.FILES,
        UnaryOperator.identity());
  }

  @Test
  void the_text_has_a_line_a_figure_and_below_them_what_is_not_plain() {
    assertThat(ComparisonTable.lines(List.of(SLOWER, UNKNOWN)))
        .containsExactly(
            "  compared          by     before   now      ratio  at 95 %      verdict",
            "  http/latency-p99  10 %   30.0 ms  37.1 ms  1.238  1.120-1.370  FAIL",
            "  http/latency-p50  2.5 %  no data  12.0 ms                      INCONCLUSIVE",
            "  http/latency-p50: not every run of the baseline has this figure");
    assertThat(report(SLOWER).text()).contains("1.120-1.370");
  }

  @Test
  void nothing_is_said_where_nothing_was_to_be_compared() throws JsonException {
    assertThat(ComparisonTable.lines(List.of())).isEmpty();
    assertThat(report().text()).doesNotContain("compared");
    assertThat(report().json(Reports.ENVIRONMENT)).doesNotContain("comparisons");
  }

  @Test
  void result_json_has_each_figure_as_its_schema_says() throws JsonException {
    String json = report(SLOWER, UNKNOWN).json(Reports.ENVIRONMENT);
    List<JsonTree> all = new JsonTree(Json.parse(json)).list("comparisons");
    assertThat(ResultSchema.problemsOfNow(json)).isEmpty();
    assertThat(all).hasSize(2);
    assertThat(all.get(0).text("metric")).isEqualTo("http/latency-p99");
    assertThat(all.get(0).figure("ratio")).hasValue(1.2375);
    assertThat(all.get(0).figure("upper")).hasValue(1.37);
    assertThat(all.get(1).figure("before")).isEmpty();
    assertThat(all.get(1).text("verdict")).isEqualTo("INCONCLUSIVE");
  }

  @Test
  void the_ratio_of_each_figure_stands_among_the_entries() {
    assertThat(report(SLOWER, UNKNOWN).entries())
        .containsEntry("http/latency-p99-ratio", "1.2375")
        .doesNotContainKey("http/latency-p50-ratio");
  }
}
