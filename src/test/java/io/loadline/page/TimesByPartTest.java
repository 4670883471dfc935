package io.loadline.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.TimedPart;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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

  private static final String TOLD =
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

  private static ParsedPage page(String told, String one, String other) throws Exception {
    String json = RUN.formatted(told, interval(0, one), interval(1, other));
    return ParsedPage.of(Page.of(MadeResult.document(json)));
  }

  private static List<Element> bars(ParsedPage page) {
    return page.charts().stream()
        .filter(each -> each.getAttribute("id").equals("parts"))
        .flatMap(each -> ParsedPage.within(each, "path").stream())
        .filter(each -> each.getAttribute("class").startsWith("bar "))
        .toList();
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
          "upstream": {"count": 20, "mean": 100}, "untold": {"count": 0}},
        """;
    ParsedPage page = page(told, ", \"server\": {\"upstream\": {\"count\": 10, \"mean\": 90}}", "");
    assertThat(table(page)).contains("upstream | 100.0 | –");
    assertThat(page.text()).doesNotContain("not told", "service = ");
    assertThat(bars(page)).isEmpty();
  }

  /** The axis ends at 300 and 190 above its foot: 150 ms are 95. */
  @Test
  void means_of_parts_stand_on_each_other_up_to_the_mean_service_time() throws Exception {
    ParsedPage page =
        page(
            TOLD,
            """
            , "server": {"queue": {"count": 10, "mean": 150}, "decode": {"count": 5, "mean": 60},
              "untold": {"count": 10, "mean": 20}}""",
            "");
    List<String> shapes =
        bars(page).stream()
            .map(each -> each.getAttribute("class") + " " + each.getAttribute("d"))
            .toList();
    assertThat(shapes)
        .containsExactly(
            "bar queue M0 95H500V190H0Z",
            "bar decode M0 76H500V95H0Z",
            "bar untold M0 63.3H500V76H0Z");
    assertThat(page.text())
        .contains("Parts of the service time over time", "queue up to 150", "decode up to 30");
  }

  @Test
  void a_rest_below_zero_is_drawn_as_none() throws Exception {
    String server =
        ", \"server\": {\"compute\": {\"count\": 4, \"mean\": 50},"
            + " \"untold\": {\"count\": 4, \"mean\": -0.5}}";
    assertThat(bars(page("", server, "")))
        .extracting(each -> each.getAttribute("class"))
        .containsExactly("bar compute", "bar untold");
    assertThat(bars(page("", server, "")).get(1).getAttribute("d")).isEmpty();
  }

  @Test
  void what_is_in_no_part_of_a_total_stands_on_the_parts() throws Exception {
    String server =
        ", \"server\": {\"queue\": {\"count\": 2, \"mean\": 30}, \"total\": {\"count\": 2,"
            + " \"mean\": 50}, \"untold\": {\"count\": 2, \"mean\": 5}}";
    ParsedPage page = page("", server, "");
    assertThat(bars(page))
        .extracting(each -> each.getAttribute("class"))
        .containsExactly("bar queue", "bar total", "bar untold");
    assertThat(page.text()).contains("other parts of the total up to 20");
  }

  @Test
  void slices_that_are_put_together_have_the_mean_of_all_their_requests() throws Exception {
    SliceParts one = parts("{\"queue\": {\"count\": 1, \"mean\": 10}, \"untold\": {\"count\": 1}}");
    SliceParts other =
        parts("{\"queue\": {\"count\": 3, \"mean\": 30}, \"untold\": {\"count\": 3}}");
    assertThat(one.plus(other).share(ChartColors.QUEUE)).hasValue(25);
    assertThat(one.plus(parts("{}")).share(ChartColors.QUEUE)).hasValue(10);
    assertThat(parts("{}").share(ChartColors.QUEUE)).isEmpty();
  }

  private static SliceParts parts(String json) throws Exception {
    return SliceParts.of(MadeResult.document("{\"server\": " + json + "}").root().at("server"));
  }

  @Test
  void each_part_that_adds_up_is_shown() {
    assertThat(PartsOverTime.PARTS)
        .extracting(ChartColors::css)
        .isEqualTo(
            Arrays.stream(TimedPart.values())
                .filter(TimedPart::isAdded)
                .map(TimedPart::id)
                .toList());
  }

  @Test
  void each_part_has_a_colour_of_its_own_in_light_and_in_dark() {
    String css = PageAssets.styleSheet();
    String[] themes = css.split("prefers-color-scheme: dark", 2);
    List<String> parts =
        List.of("queue", "prepare", "prefill", "decode", "compute", "total", "untold");
    for (String theme : themes) {
      List<String> colours =
          parts.stream()
              .map(part -> theme.split("--" + part + ": ", 2)[1].substring(0, 7))
              .toList();
      assertThat(colours).doesNotHaveDuplicates().allMatch(each -> each.startsWith("#"));
    }
    assertThat(IntStream.range(0, parts.size()).mapToObj(parts::get))
        .allMatch(part -> css.contains(".bar." + part + " { fill: var(--" + part + "); }"));
  }
}
