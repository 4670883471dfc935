package io.loadline.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ChartSeriesTest {
  private static final String RUN =
      """
      {"verdict": "PASS", "outcomes": {"success": 60}, "response": {"count": 60}, "elapsed_s": %s,
      "intervals": [%s]}
      """;

  /** The axis ends at 60/s: 190 * (1 - 40 / 60) = 63.3 from the top. */
  @Test
  void rates_are_level_in_each_second() throws Exception {
    String json = RUN.formatted("2", interval(0, 40) + "," + interval(1, 20));

    assertThat(paths(json, "rate", "line success")).containsExactly("M0 63.3H500V126.7H1000");
  }

  @Test
  void one_second_alone_is_a_mark_and_no_line() throws Exception {
    String json = RUN.formatted("1", interval(0, 40));

    assertThat(paths(json, "over-time", "line max"))
        .singleElement()
        .asString()
        .startsWith("M492 ")
        .endsWith("H508");
  }

  @Test
  void the_end_of_the_axis_has_a_label() {
    assertThat(ChartAxis.time(12.4).ticks())
        .extracting(each -> each.label().replace('\u00a0', ' '))
        .containsExactly("0 s", "2 s", "4 s", "6 s", "8 s", "10 s", "12.4 s");
    assertThat(ChartAxis.time(2).ticks())
        .extracting(each -> each.label().replace('\u00a0', ' '))
        .containsExactly("0 s", "1 s", "2 s");
  }

  @Test
  void no_line_break_parts_a_number_from_its_unit() throws Exception {
    assertThat(FigureText.millis(412.4)).isEqualTo("412.4\u00a0ms");
    assertThat(FigureText.seconds(200)).isEqualTo("3\u00a0min\u00a020\u00a0s");
    assertThat(Page.of(new MadeResult(20, 50, 1).document())).doesNotContain("100 ms", "60 s<");
    assertThat(FigureText.percent(0.189)).isEqualTo("18.9\u00a0%");
  }

  private static String interval(int start, int successes) {
    return """
        {"start_s": %d, "length_s": 1, "successes": %d, "errors": 0,
         "response": {"count": %d, "mean": 20, "min": 10, "max": 30}}"""
        .formatted(start, successes, successes);
  }

  private static List<String> paths(String json, String chart, String css) throws Exception {
    Element drawn =
        ParsedPage.of(Page.of(MadeResult.document(json))).charts().stream()
            .filter(each -> each.getAttribute("id").equals(chart))
            .findFirst()
            .orElseThrow();
    return ParsedPage.within(drawn, "path").stream()
        .filter(each -> each.getAttribute("class").equals(css))
        .map(each -> each.getAttribute("d"))
        .toList();
  }
}
