package io.loadline.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.Outcome;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class OutcomesOverTimeTest {
  private static final String RUN =
      """
      {"verdict": "FAIL", "requests": 20, "outcomes": {"success": 10}, "response": {"count": 10},
      "elapsed_s": 2, "serviceOfErrors": %s, "intervals": [%s, %s]}
      """;

  private static String interval(int start, int successes, int errors, String outcomes) {
    return """
        {"start_s": %d, "length_s": 1, "successes": %d, "errors": %d, %s "response": {"count": 1}}"""
        .formatted(start, successes, errors, outcomes);
  }

  private static ParsedPage page(String one, String other) throws Exception {
    return page("{}", one, other);
  }

  private static ParsedPage page(String serviceOfErrors, String one, String other)
      throws Exception {
    String json = RUN.formatted(serviceOfErrors, one, other);
    return ParsedPage.of(Page.of(MadeResult.document(json)));
  }

  private static ParsedPage mixed() throws Exception {
    return page(
        interval(0, 10, 0, "\"outcomes\": {\"success\": 10},"),
        interval(1, 4, 6, "\"outcomes\": {\"success\": 4, \"server-error\": 5, \"timeout\": 1},"));
  }

  private static List<Element> bars(ParsedPage page, String chart) {
    return page.charts().stream()
        .filter(each -> each.getAttribute("id").equals(chart))
        .flatMap(each -> ParsedPage.within(each, "path").stream())
        .filter(each -> each.getAttribute("class").startsWith("bar "))
        .toList();
  }

  private static Element figure(ParsedPage page, String chart) {
    return page.charts().stream()
        .filter(each -> each.getAttribute("id").equals(chart))
        .map(each -> (Element) each.getParentNode())
        .findFirst()
        .orElseThrow();
  }

  /** The axis ends at 15: 190 * (1 - 4 / 15) = 139.3 from the top. */
  @Test
  void each_kind_that_occurred_stands_on_those_before() throws Exception {
    assertThat(bars(mixed(), "outcomes"))
        .extracting(each -> each.getAttribute("class") + " " + each.getAttribute("d"))
        .containsExactly(
            "bar success M0 63.3H500V190H0ZM500 139.3H1000V190H500Z",
            "bar server_error M500 76H1000V139.3H500Z",
            "bar timeout M500 63.3H1000V76H500Z");
  }

  @Test
  void errors_have_an_axis_of_their_own_where_some_succeeded() throws Exception {
    assertThat(bars(mixed(), "errors"))
        .extracting(each -> each.getAttribute("class"))
        .containsExactly("bar server_error", "bar timeout");
  }

  @Test
  void without_a_success_errors_are_shown_once() throws Exception {
    String one = interval(0, 0, 2, "\"outcomes\": {\"reset\": 2},");
    assertThat(bars(page(one, one), "errors")).isEmpty();
    assertThat(bars(page(one, one), "outcomes"))
        .extracting(each -> each.getAttribute("class"))
        .containsExactly("bar reset");
  }

  @Test
  void without_an_error_there_are_successes_alone() throws Exception {
    String one = interval(0, 5, 0, "\"outcomes\": {\"success\": 5},");
    ParsedPage page = page(one, one);
    assertThat(bars(page, "outcomes"))
        .extracting(each -> each.getAttribute("class"))
        .containsExactly("bar success");
    assertThat(page.text()).doesNotContain("Errors over time", "stand on each other");
  }

  @Test
  void title_description_legend_and_table_name_each_kind() throws Exception {
    ParsedPage page = mixed();
    Element figure = figure(page, "outcomes");
    assertThat(ParsedPage.within(figure, "title").get(0).getTextContent())
        .isEqualTo("Outcomes over time");
    assertThat(ParsedPage.within(figure, "desc").get(0).getTextContent())
        .contains("success up to 10. server-error up to 5. timeout up to 1.");
    assertThat(ParsedPage.within(figure, "p").get(0).getTextContent())
        .containsSubsequence("success", "server-error", "timeout");
    assertThat(page.text()).contains("in the order of the legend, the first one at the bottom");
    assertThat(ParsedPage.within(ParsedPage.within(figure, "details").get(0), "th"))
        .extracting(Element::getTextContent)
        .contains("success", "server-error", "timeout");
  }

  @Test
  void a_file_that_does_not_tell_the_kinds_has_errors_all_the_same() throws Exception {
    String one = interval(0, 5, 2, "");
    assertThat(bars(page(one, one), "outcomes"))
        .extracting(each -> each.getAttribute("class"))
        .containsExactly("bar success", "bar error");
  }

  @Test
  void how_long_failed_requests_took_is_a_table_with_a_row_a_kind() throws Exception {
    String one = interval(0, 5, 0, "");
    ParsedPage page =
        page("{\"timeout\": {\"count\": 2, \"mean\": 1500.5, \"max\": 2000}}", one, one);
    assertThat(page.text()).containsSubsequence("How long failed requests took", "timeout");
    assertThat(page(one, one).text()).doesNotContain("How long failed requests took");
  }

  @Test
  void each_kind_has_a_colour_of_its_own_in_light_and_in_dark() {
    String css = PageAssets.styleSheet();
    List<String> dark = List.of(css.split("prefers-color-scheme: dark", 2)[1].split("; |;\n|\\{"));
    List<String> light = List.of(css.split("prefers-color-scheme: dark", 2)[0].split("; |;\n|\\{"));
    List<Outcome> errors =
        Arrays.stream(Outcome.values()).filter(each -> each != Outcome.SUCCESS).toList();
    for (List<String> theme : List.of(light, dark)) {
      List<String> found =
          errors.stream()
              .map(each -> "--" + each.id() + ": #")
              .flatMap(name -> theme.stream().map(String::trim).filter(it -> it.startsWith(name)))
              .map(each -> each.substring(each.indexOf('#')))
              .toList();
      assertThat(found).hasSameSizeAs(errors);
      assertThat(new HashSet<>(found)).hasSameSizeAs(errors);
    }
    for (Outcome each : errors) {
      assertThat(css)
          .contains(".bar." + ChartColors.of(each).css() + " { fill: var(--" + each.id() + "); }");
    }
  }
}
