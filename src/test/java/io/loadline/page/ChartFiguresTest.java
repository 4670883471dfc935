package io.loadline.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ChartFiguresTest {
  private static final String RUN =
      """
      {"verdict": "FAIL", "outcomes": {"success": 60}, "response": {"count": 60}, "elapsed_s": 3.4,
      "objectives": [{"metric": "http/latency-max", "limit": 40, "bound": "upper", "unit": "ms",
        "observed": 50, "samples": 60, "verdict": "FAIL", "reason": ""}],
      "interferences": [{"kind": "restart", "second": 1.25, "what": "</script>"},
        {"kind": "scaling", "what": "seen afterwards"}],
      "intervals": [%s,
        {"start_s": 1, "length_s": 1, "successes": 0, "errors": 10, "response": {"count": 0}},
        %s]}
      """
          .formatted(interval(0, 20, 0, 30), interval(2, 20, 20, 50));

  /** The axis ends at 60 ms; the limit is at 40 of them. */
  @Test
  void lines_go_through_the_middle_of_each_second_and_stop_where_nothing_is_known()
      throws Exception {
    assertThat(figures("over-time"))
        .isEqualTo(
            "{'from':[0,1,2],'end':3.4,'level':false,'x':[0,0.5,1.5,2.5,3],"
                + "'series':[['line.max',[500,500,null,833,833]],"
                + "['line.p50',[333,333,null,333,333]]],"
                + "'limits':[667],'grid':[0,333,667,1000],'shaded':[[2,3]],'events':[[1,1.25]]}");
  }

  /** The axis ends at 60. */
  @Test
  void bars_stand_on_each_other_and_are_level_up_to_the_end_of_the_last_second() throws Exception {
    assertThat(figures("outcomes"))
        .contains("'level':true,'x':[0,1,2,3],")
        .contains(
            "'series':[['bar.error',[333,167,667,667]],['bar.success',[333,0,333,333]]],"
                + "'limits':[]");
  }

  @Test
  void each_chart_over_time_has_figures_and_no_other_one() throws Exception {
    ParsedPage page = ParsedPage.of(Page.of(new MadeResult(20, 50, 1).document()));

    assertThat(page.charts())
        .filteredOn(it -> !ParsedPage.within((Element) it.getParentNode(), "script").isEmpty())
        .extracting(it -> it.getAttribute("id"))
        .containsExactly("over-time", "rate", "outcomes", "errors", "lag");
  }

  private static String interval(int start, int successes, int errors, int max) {
    return """
        {"start_s": %d, "length_s": 1, "successes": %d, "errors": %d,
         "response": {"count": %d, "mean": 20, "min": 10, "max": %d},
         "exceedances": [{"limit": 40, "count": %d}]}"""
        .formatted(start, successes, errors, successes, max, max > 40 ? 1 : 0);
  }

  private static String figures(String chart) throws Exception {
    List<Element> charts = ParsedPage.of(Page.of(MadeResult.document(RUN))).charts();
    Element drawn =
        charts.stream().filter(it -> it.getAttribute("id").equals(chart)).findFirst().orElseThrow();
    Element figure = (Element) drawn.getParentNode();
    return ParsedPage.within(figure, "script").get(0).getTextContent().replace('"', '\'');
  }
}
