package io.loadline.page;

import static io.loadline.page.TimesByPartTest.TOLD;
import static io.loadline.page.TimesByPartTest.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.TimedPart;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class PartsOverTimeTest {
  private static List<Element> bars(ParsedPage page) {
    return page.charts().stream()
        .filter(each -> each.getAttribute("id").equals("parts"))
        .flatMap(each -> ParsedPage.within(each, "path").stream())
        .filter(each -> each.getAttribute("class").startsWith("bar "))
        .toList();
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
  void what_rounding_leaves_of_a_total_is_no_part() throws Exception {
    String server =
        ", \"server\": {\"queue\": {\"count\": 2, \"mean\": 49.999999}, \"total\": {\"count\": 2,"
            + " \"mean\": 50}, \"untold\": {\"count\": 2, \"mean\": 5}}";
    assertThat(bars(page("", server, "")))
        .extracting(each -> each.getAttribute("class"))
        .containsExactly("bar queue", "bar untold");
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
    assertThat(parts)
        .allMatch(part -> css.contains(".bar." + part + " { fill: var(--" + part + "); }"));
  }
}
