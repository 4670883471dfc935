package io.loadline.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What a page shows of a server's counters over the run. */
class CountersOverRunTest {
  private static final String RUN =
      """
      {"verdict": "FAIL", "requests": 80, "elapsed_s": 4, "response": {"count": 80, "mean": 210},
       "serverMetrics": %s, "intervals": [
        {"start_s": 0, "length_s": 2, "successes": 40, "response": {"count": 40}},
        {"start_s": 2, "length_s": 2, "successes": 40, "response": {"count": 40}}]}
      """;

  /** Triton, which told its queue and compute. */
  private static String told(String processes, String windows) {
    return """
        {"server": "Triton", "version": "2.51.0", "checked": "ran", "agreed": true, "counted": 90,
         "reason": "", "waiting": 3.004, "busy": 0.6, "queue": {"count": 80, "mean": 150},
         "compute": {"count": 80, "mean": 60.25}, "processes": [%s], "windows": [%s]}"""
        .formatted(processes, windows);
  }

  private static String process(String name, double queue) {
    return """
        {"name": "%s", "requests": 40, "busy": 0.5, "queue": {"count": 40, "mean": %s},
         "compute": {"count": 40, "mean": 60.25}}"""
        .formatted(name, queue);
  }

  private static String window(double start, double length, double queue) {
    return """
        {"start_s": %s, "length_s": %s, "requests": 40, "waiting": 2.5, "busy": 0.5,
         "queue": {"count": 40, "mean": %s}, "compute": {"count": 40, "mean": 50},
         "total": {"count": 40, "mean": 200}}"""
        .formatted(start, length, queue);
  }

  private static ParsedPage page(String metrics) throws Exception {
    return ParsedPage.of(Page.of(MadeResult.document(RUN.formatted(metrics))));
  }

  private static ParsedPage charts(String... windows) throws Exception {
    return page(told(process("a", 100), String.join(",", windows)));
  }

  /** Heads and cells, one line a row. */
  private static List<String> table(ParsedPage page, String name) {
    List<String> rows = new ArrayList<>();
    for (Element each : page.all("div")) {
      if (each.getAttribute("aria-label").equals(name)) {
        for (Element row : ParsedPage.within(each, "tr")) {
          List<String> cells = new ArrayList<>();
          ParsedPage.within(row, "th").forEach(it -> cells.add(it.getTextContent()));
          ParsedPage.within(row, "td").forEach(it -> cells.add(it.getTextContent()));
          rows.add(String.join(" | ", cells).replace(FigureText.NO_BREAK, " "));
        }
      }
    }
    return rows;
  }

  private static List<String> bars(ParsedPage page, String chart) {
    return page.charts().stream()
        .filter(each -> each.getAttribute("id").equals(chart))
        .flatMap(each -> ParsedPage.within(each, "path").stream())
        .filter(each -> each.getAttribute("class").startsWith("bar "))
        .map(each -> each.getAttribute("class") + " " + each.getAttribute("d"))
        .toList();
  }

  @Test
  void processes_stand_below_all_of_them_together() throws Exception {
    ParsedPage page = page(told(process("a:1", 100) + "," + process("b:2", 200), ""));

    assertThat(table(page, "What the server counted"))
        .containsExactly(
            "process | queue, ms | compute, ms | waiting | busy | requests",
            "all 2 | 150.0 | 60.3 | 3.0 | 60.0 % | 80",
            "a:1 | 100.0 | 60.3 | – | 50.0 % | 40",
            "b:2 | 200.0 | 60.3 | – | 50.0 % | 40");
    assertThat(page.text())
        .contains(
            "by the counters of Triton 2.51.0. It answered 90 requests well with the warm-up");
  }

  @Test
  void the_only_process_has_the_figures_of_all() throws Exception {
    assertThat(table(page(told(process("a:1", 100), "")), "What the server counted"))
        .hasSize(2)
        .contains("a:1 | 150.0 | 60.3 | 3.0 | 60.0 % | 40");
  }

  @Test
  void what_is_not_told_has_no_column_and_no_chart() throws Exception {
    String metrics =
        told(process("a", 1), window(0, 2, 10) + "," + window(2, 2, 10))
            .replaceAll("\"waiting\": [\\d.]+", "\"waiting\": null")
            .replaceAll("\"busy\": [\\d.]+", "\"busy\": null")
            .replace("\"ran\"", "\"read\"");
    ParsedPage page = page(metrics);

    assertThat(table(page, "What the server counted").get(0))
        .isEqualTo("process | queue, ms | compute, ms | requests");
    assertThat(page.text()).contains("counters of Triton 2.51.0, by its own account.");
    assertThat(bars(page, "counted")).isNotEmpty();
    assertThat(page.charts()).noneMatch(it -> it.getAttribute("id").startsWith("counted-"));
  }

  @Test
  void counters_that_are_not_used_or_tell_no_part_have_no_place() throws Exception {
    String refused =
        """
        {"server": "Triton", "agreed": false, "reason": "%s", "waiting": null,
         "processes": [], "windows": []}""";

    for (String reason : List.of("others call it", "")) {
      assertThat(page(refused.formatted(reason)).text()).doesNotContain("What the server counted");
    }
  }

  /** The axis of times ends at 300 and 190 above its foot: 30 ms are 19. */
  @Test
  void windows_are_drawn_over_their_own_time() throws Exception {
    ParsedPage page = charts(window(0.5, 2, 30), window(2.5, 1, 90));

    assertThat(bars(page, "counted"))
        .containsExactly(
            "bar queue M125 171H625V190H125ZM625 133H875V190H625Z",
            "bar compute M125 139.3H625V171H125ZM625 101.3H875V133H625Z",
            "bar total M125 63.3H625V139.3H125ZM625 63.3H875V101.3H625Z");
    assertThat(bars(page, "counted-waiting")).hasSize(1);
    assertThat(table(page, "Counted time in the server, data"))
        .containsExactly(
            "from | queue | compute | other parts of the total | requests",
            "0 s | – | – | – | –",
            "0.5 s | 30.0 ms | 50.0 ms | 120.0 ms | 40",
            "2.5 s | 90.0 ms | 50.0 ms | 60.0 ms | 40",
            "3.5 s | – | – | – | –");
  }

  @Test
  void busy_time_stands_against_all_of_the_time() throws Exception {
    assertThat(bars(charts(window(0, 2, 30), window(2, 2, 30)), "counted-busy"))
        .containsExactly("bar compute M0 95H500V190H0ZM500 95H1000V190H500Z");
  }

  @Test
  void a_window_that_began_before_the_measurement_is_drawn_from_its_start_on() throws Exception {
    ParsedPage page = charts(window(-5, 4, 20), window(-1, 3, 30), window(2, 2, 30));

    assertThat(bars(page, "counted").get(0)).startsWith("bar queue M0 171H500V190H0Z");
    assertThat(table(page, "Counted time in the server, data")).hasSize(3);
  }

  @Test
  void one_window_has_no_chart() throws Exception {
    assertThat(bars(charts(window(0, 4, 20)), "counted")).isEmpty();
  }

  @Test
  void of_many_windows_some_are_put_together_with_the_means_of_both() throws Exception {
    List<String> windows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      windows.add(window(0.015 * i, 0.01, 10).replace("\"waiting\": 2.5", "\"waiting\": 1"));
      windows.add(window(0.015 * i + 0.01, 0.005, 30).replace("2.5", "4"));
    }
    ParsedPage page = charts(windows.toArray(new String[0]));

    assertThat(table(page, "Counted time in the server, data").get(1))
        .isEqualTo("0 s | 20.0 ms | 50.0 ms | 130.0 ms | 80");
    assertThat(table(page, "Requests waiting in the server on average, data").get(1))
        .isEqualTo("0 s | 2.0");
    assertThat(page.text())
        .contains(
            "A row stands for 2 windows of result.json put together: means are those of all of"
                + " them.");
  }

  /** So that charts.js zooms them to the intervals of the others. */
  @Test
  void the_script_is_told_which_charts_are_of_windows() throws Exception {
    List<String> data =
        charts(window(0, 2, 30), window(2, 2, 30)).all("script").stream()
            .map(Element::getTextContent)
            .filter(each -> each.startsWith("{"))
            .toList();

    assertThat(data).filteredOn(each -> each.contains("\"windows\":true")).hasSize(3);
    assertThat(data.get(0)).doesNotContain("windows");
  }
}
