package io.loadline.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class TrendSectionTest {
  private static final String P99 = "http/latency-p99";

  @Test
  void each_objective_is_drawn_against_the_limit_that_each_run_was_judged_by() throws Exception {
    ParsedPage page =
        page(
            List.of(
                run(1, "aaaaaaaaaa", "img:1", 400, 500), run(2, "bbbbbbbbbb", "img:1", 500, 450)));

    Element chart = page.charts().get(0);
    assertThat(ParsedPage.within(chart, "desc").get(0).getTextContent())
        .isEqualTo(
            "p99 latency over runs: 2 runs from 2026-11-01 09:00:00 UTC to 2026-11-02 09:00:00 UTC."
                + " 1 broke the limit. Last: 500.0 ms, limit at most 450 ms.");
    // 600 ms at the top: of a height of 190, 500 stands at 31.7, 450 at 47.5, 400 at 63.3.
    assertThat(ParsedPage.within(chart, "path"))
        .extracting(each -> each.getAttribute("d"))
        .contains("M0 31.7H500M500 47.5H1000", "M250 63.3L750 31.7");
    assertThat(ParsedPage.within(chart, "text"))
        .extracting(Element::getTextContent)
        .contains("aaaaaaa", "bbbbbbb", "●", "◆");
  }

  @Test
  void an_image_that_the_run_before_had_not_is_marked_and_named() throws Exception {
    String digest = "img@sha256:" + "0123456789abcdef".repeat(4);
    ParsedPage page =
        page(
            List.of(
                run(1, "", "img:1", 400, 500),
                run(2, "", "img:1", 400, 500),
                run(3, "", digest, 400, 500)));

    assertThat(page.text())
        .contains("(1) 2026-11-03 09:00:00 UTC, other image: img@sha256:0123456789ab...")
        .doesNotContain("(2)");
    assertThat(ParsedPage.within(page.charts().get(0), "text"))
        .extracting(Element::getTextContent)
        .contains("2026-11-01", "(1)");
  }

  @Test
  void the_same_stands_in_a_table_the_last_run_first() throws Exception {
    ParsedPage page =
        page(List.of(run(1, "aaaaaaaaaa", "img:1", 400, 500), run(2, "b", "img:2", 600, 500)));

    Element table = page.all("table").get(0);
    assertThat(ParsedPage.within(table, "tr").stream().skip(1).map(Element::getTextContent))
        .containsExactly(
            "2026-11-02 09:00:00 UTCFAIL600.0 ms500 msbimg:2",
            "2026-11-01 09:00:00 UTCPASS400.0 ms500 msaaaaaaa");
  }

  @Test
  void a_run_without_a_figure_interrupts_the_line() throws Exception {
    List<PastRun> runs =
        List.of(
            run(1, "", "", 400, 500),
            run(2, "", "", Double.NaN, 500),
            run(3, "", "", 400, 500),
            run(4, "", "", 400, 500));

    assertThat(ParsedPage.within(page(runs).charts().get(0), "path"))
        .extracting(each -> each.getAttribute("d"))
        .contains("M125 63.3M625 63.3L875 63.3");
  }

  @Test
  void commits_do_not_cover_each_other() throws Exception {
    List<PastRun> runs = new ArrayList<>();
    for (int i = 1; i <= 28; i++) {
      runs.add(run(i, "%07d000".formatted(i), "", 400, 500));
    }

    long ticks =
        ParsedPage.within(page(runs).charts().get(0), "text").stream()
            .filter(each -> each.getTextContent().startsWith("0000"))
            .count();
    assertThat(ticks).isBetween(3L, 7L);
  }

  @Test
  void the_first_run_has_no_trend_yet() throws Exception {
    ParsedPage page = page(List.of(run(1, "", "", 400, 500)));

    assertThat(page.charts()).isEmpty();
    assertThat(page.text()).contains("first run in the history");
  }

  @Test
  void figures_for_the_list_of_gates_are_the_last_ones() {
    List<PastRun> runs =
        List.of(run(1, "", "", 1, 500), run(2, "", "", 2, 500), run(3, "", "", Double.NaN, 500));

    assertThat(ObjectiveTrend.figures(runs, 2)).isEqualTo(Map.of(P99, List.of(2.0, Double.NaN)));
  }

  @Test
  void a_ratio_is_in_percent_at_the_axis_too() throws Exception {
    ParsedPage page = page(List.of(goodput(1, 0.9), goodput(2, 0.97)));

    assertThat(ParsedPage.within(page.charts().get(0), "text"))
        .extracting(Element::getTextContent)
        .contains("50 %", "100 %")
        .doesNotContain("0.5", "1");
    assertThat(page.text()).contains("97.0 %95 %");
  }

  @Test
  void a_ratio_is_never_drawn_beyond_all() throws Exception {
    ParsedPage page = page(List.of(goodput(1, 0.99), goodput(2, 1)));

    assertThat(ParsedPage.within(page.charts().get(0), "text"))
        .extracting(Element::getTextContent)
        .contains("100 %")
        .doesNotContain("150 %");
  }

  @Test
  void a_rank_that_is_a_failed_request_is_beyond_the_time_limit_of_its_own_run() throws Exception {
    List<PastRun> runs = List.of(run(1, "", "", 400, 500), onError(2, 3), onError(3, 2));

    assertThat(page(runs).text()).contains("Last: over 2 s (error), limit", "over 3 s (error)500");
    assertThat(page(List.of(run(1, "", "", 400, 500), onError(2, 0))).text())
        .contains("Last: error, limit");
  }

  private static PastRun onError(int day, double timeout) {
    ObjectiveFigures figures =
        new ObjectiveFigures(P99, 500, true, "ms", OptionalDouble.empty(), 9, "FAIL", "error");
    String at = "2026-11-%02dT09:00:00Z".formatted(day);
    return new PastRun(at, "demo.IrisIT#iris", "FAIL", "", List.of(), timeout, List.of(figures));
  }

  private static PastRun goodput(int day, double ratio) {
    ObjectiveFigures figures =
        new ObjectiveFigures(
            "http/goodput", 0.95, false, "", OptionalDouble.of(ratio), 100, "PASS", "");
    String at = "2026-11-%02dT09:00:00Z".formatted(day);
    return new PastRun(at, "demo.IrisIT#iris", "PASS", "", List.of(), 2, List.of(figures));
  }

  private static ParsedPage page(List<PastRun> runs) throws Exception {
    ObjectiveSet objectives =
        new ObjectiveSet(runs.get(runs.size() - 1).objectives(), 30, JsonTree.ABSENT);
    HtmlWriter html = new HtmlWriter();
    html.open("main").add(new TrendSection(runs, objectives)).close();
    return ParsedPage.of(html.page());
  }

  private static PastRun run(int day, String commit, String image, double p99, double limit) {
    boolean known = !Double.isNaN(p99);
    String verdict = known ? p99 > limit ? "FAIL" : "PASS" : "INCONCLUSIVE";
    ObjectiveFigures figures =
        new ObjectiveFigures(
            P99,
            limit,
            true,
            "ms",
            known ? OptionalDouble.of(p99) : OptionalDouble.empty(),
            100,
            verdict,
            "");
    List<String> images = image.isEmpty() ? List.of() : List.of(image);
    String at = "2026-11-%02dT09:00:00Z".formatted(day);
    return new PastRun(at, "demo.IrisIT#iris", verdict, commit, images, 2, List.of(figures));
  }
}
