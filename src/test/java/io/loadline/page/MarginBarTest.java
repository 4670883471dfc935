package io.loadline.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.document.ResultDocument.ObjectiveFigures;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MarginBarTest {
  @Test
  void a_bar_that_ends_before_its_figure_says_how_many_limits_it_would_be_long() {
    assertThat(of("http/latency-p99", 100, 260, "FAIL"))
        .contains("width=\"100%\"", "class=\"bar error\"", ">×2.6: 160.0\u00a0% above the limit<");
  }

  @Test
  void a_bar_that_is_whole_says_no_factor() {
    assertThat(of("http/latency-p99", 100, 150, "FAIL"))
        .contains("width=\"75%\"", ">50.0\u00a0% above the limit<");
  }

  @Test
  void red_is_kept_for_a_fail() {
    assertThat(of("http/latency-p99", 100, 150, "INVALID"))
        .contains("class=\"bar undecided\"")
        .doesNotContain("error");
  }

  @Test
  void without_a_bar_errors_are_counted_against_those_allowed() {
    assertThat(of("http/error-count", 0, 0, "PASS")).contains(">0 of 0 allowed<");
    assertThat(of("http/error-count", 0, 3, "FAIL")).contains(">3 of 0 allowed<");
  }

  @Test
  void a_ratio_of_which_nothing_is_allowed_is_at_its_limit_or_above() {
    assertThat(of("http/error-rate", 0, 0, "PASS")).contains(">at the limit<");
    assertThat(of("http/error-rate", 0, 0.1, "FAIL")).contains(">above the limit<");
  }

  private static String of(String metric, double limit, double observed, String verdict) {
    String unit = metric.contains("latency") ? "ms" : "";
    HtmlWriter html = new HtmlWriter();
    html.open("main");
    MarginBar.write(
        html,
        new ObjectiveFigures(
            metric, limit, true, unit, OptionalDouble.of(observed), 100, verdict, ""));
    return html.close().page();
  }
}
