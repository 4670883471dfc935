package io.loadline.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.document.ResultDocument;
import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonTree;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures beside those of a baseline, in the page of a gate. */
class ComparisonSectionTest {
  private static final String COMPARED =
      """
      {"verdict": "FAIL", "requests": 100, "comparisons": [
          {"metric": "http/latency-p99", "unit": "ms", "by": 0.1, "before": 30.0, "now": 37.125,
           "ratio": 1.2375, "lower": 1.12, "upper": 1.37, "verdict": "FAIL", "reason": ""},
          {"metric": "http/latency-p50", "unit": "ms", "by": 0.025, "before": null, "now": 12.0,
           "ratio": null, "lower": null, "upper": null, "verdict": "INCONCLUSIVE",
           "reason": "not every run of the baseline has this figure"}]}
      """;

  private static ResultDocument document(String json) throws JsonException {
    return new ResultDocument(new JsonTree(Json.parse(json)), 1, List.of());
  }

  private static String section(String json) throws JsonException {
    HtmlWriter html = new HtmlWriter();
    html.open("main").add(new ComparisonSection(document(json)));
    return html.close().page().replace(FigureText.NO_BREAK, " ");
  }

  @Test
  void each_figure_has_a_row_with_its_ratio_and_interval() throws JsonException {
    assertThat(section(COMPARED))
        .contains("<section id=\"compared\"><h2>Compared</h2>")
        .contains("<code>http/latency-p99</code>", ">30.0 ms<", ">37.1 ms<")
        .contains(">1.238<br/><small>1.120 to 1.370 at 95 %</small>")
        .contains("<small>not every run of the baseline has this figure</small>", ">no data<");
  }

  @Test
  void there_is_no_section_where_nothing_is_compared() throws JsonException {
    assertThat(section("{\"verdict\": \"PASS\"}")).doesNotContain("section");
  }

  @Test
  void the_meaning_of_the_verdict_names_what_is_slower_and_what_is_not_compared()
      throws JsonException {
    assertThat(meaning(COMPARED)).contains("The service is slower than what it is compared with.");
    assertThat(meaning(COMPARED.replace("FAIL", "INCONCLUSIVE")))
        .contains("too little evidence (not every run of the baseline has this figure)");
    assertThat(
            meaning(
                """
                {"verdict": "INCONCLUSIVE", "reason": "there is no baseline x.json",
                 "ended": "2026-11-30T20:00:00Z"}
                """))
        .startsWith("Nothing was sent: there is no baseline with which it could be compared.");
  }

  private static String meaning(String json) throws JsonException {
    ResultDocument result = document(json);
    return new VerdictMeaning(result, ObjectiveSet.of(result)).text();
  }
}
