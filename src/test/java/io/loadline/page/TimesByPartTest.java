package io.loadline.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What a page shows of what a server told of its own time. */
class TimesByPartTest {
  private static final String RUN =
      """
      {"verdict": "FAIL", "requests": 20, "elapsed_s": 2,
      "response": {"count": 20, "mean": 210}, "service": {"count": 20, "mean": 200},
      "wait": {"count": 20, "mean": 9}, "lag": {"count": 20, "mean": 1},
      %s "intervals": [%s, %s]}
      """;

  static final String TOLD =
      """
      "serverTimings": {"servers": ["vLLM"], "checked": "read", "told": 18,
        "queue": {"count": 18, "mean": 150}, "decode": {"count": 18, "mean": 40},
        "untold": {"count": 18, "mean": 10, "min": -1},
        "slowest": {"share": 0.1, "count": 2, "response": {"count": 2, "mean": 400.5},
          "service": {"count": 2, "mean": 390}, "wait": {"count": 2, "mean": 0},
          "lag": {"count": 2, "mean": 10.5}, "queue": {"count": 2, "mean": 333},
          "decode": {"count": 2, "mean": 50}, "untold": {"count": 2, "mean": 7}}},
      """;

  private static String interval(int start, String server) {
    return """
        {"start_s": %d, "length_s": 1, "successes": 10, "response": {"count": 10} %s}"""
        .formatted(start, server);
  }

  static ParsedPage page(String told, String one, String other) throws Exception {
    String json = RUN.formatted(told, interval(0, one), interval(1, other));
    return ParsedPage.of(Page.of(MadeResult.document(json)));
  }

  /** Heads and cells of the table, one line a row. */
  private static List<String> table(ParsedPage page) {
    Element table =
        page.all("div").stream()
            .filter(each -> each.getAttribute("aria-label").equals("Where the time went"))
            .findFirst()
            .orElseThrow();
    return ParsedPage.within(table, "tr").stream()
        .map(
            row -> {
              List<Element> heads = ParsedPage.within(row, "th");
              List<Element> cells = ParsedPage.within(row, "td");
              String first = heads.get(0).getTextContent();
              Element last =
                  cells.isEmpty() ? heads.get(heads.size() - 1) : cells.get(cells.size() - 1);
              String mean = cells.isEmpty() ? "mean" : cells.get(1).getTextContent();
              return String.join(" | ", first, mean, last.getTextContent());
            })
        .toList();
  }

  @Test
  void parts_stand_below_the_service_time_and_beside_them_the_slowest() throws Exception {
    ParsedPage page = page(TOLD, "", "");
    assertThat(table(page))
        .containsExactly(
            "ms | mean | mean of the 2 slowest",
            "response | 210.0 | 400.5",
            "service | 200.0 | 390.0",
            "queue | 150.0 | 333.0",
            "decode | 40.0 | 50.0",
            "not told | 10.0 | 7.0",
            "wait | 9.0 | 0.0",
            "lag | 1.0 | 10.5");
    assertThat(page.text())
        .contains(
            "What the server told of its own time (vLLM, by its own account): of the requests of"
                + " which it told it, service = queue + decode + not told. What is not told may"
                + " have passed in the server as well as on the way.");
  }

  @Test
  void a_server_that_tells_nothing_has_no_such_rows() throws Exception {
    ParsedPage page = page("", "", "");
    assertThat(table(page))
        .containsExactly(
            "ms | mean | max",
            "response | 210.0 | –",
            "service | 200.0 | –",
            "wait | 9.0 | –",
            "lag | 1.0 | –");
    assertThat(page.text())
        .doesNotContain("not told", "What the server told", "Parts of the service time");
  }

  @Test
  void parts_stand_within_a_total() throws Exception {
    String told =
        """
        "serverTimings": {"servers": ["TEI"], "checked": "ran", "queue": {"count": 1},
          "compute": {"count": 1}, "total": {"count": 1}, "untold": {"count": 1}},
        """;
    assertThat(page(told, "", "").text())
        .contains(
            "(TEI): of the requests of which it told it, service = total + not told. queue and"
                + " compute are within the total.");
  }

  @Test
  void an_upstream_is_in_no_sum() throws Exception {
    String told =
        """
        "serverTimings": {"servers": ["Envoy"], "checked": "ran",
          "upstream": {"count": 20, "mean": 100}, "untold": {"count": 0},
          "beyondUpstream": {"count": 20, "mean": 3}},
        """;
    ParsedPage page = page(told, ", \"server\": {\"upstream\": {\"count\": 10, \"mean\": 90}}", "");
    assertThat(table(page)).contains("upstream | 100.0 | –", "beyond upstream | 3.0 | –");
    assertThat(page.text()).doesNotContain("not told", "service = ");
    assertThat(page.charts()).noneMatch(each -> each.getAttribute("id").equals("parts"));
  }
}
