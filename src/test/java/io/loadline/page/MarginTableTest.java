package io.loadline.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.document.ResultDocument;
import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonTree;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarginTableTest {
  private static String table(String metric, String unit, double observed, String interval)
      throws JsonException {
    String json =
        """
        {"verdict": "PASS", "objectives": [
          {"metric": "http/error-count", "limit": 0, "bound": "upper", "unit": "", "observed": 0,
           "samples": 1000, "verdict": "PASS", "reason": ""},
          {"metric": "%s", "limit": 300, "bound": "upper", "unit": "%s", "observed": %s,
           "samples": 1000, "verdict": "PASS", "reason": ""%s}]}
        """
            .formatted(metric, unit, observed, interval);
    JsonTree root = new JsonTree(Json.parse(json));
    HtmlWriter html = new HtmlWriter();
    html.open("main").add(new MarginTable(ObjectiveSet.of(new ResultDocument(root, 1, List.of()))));
    return html.close().page().replace(FigureText.NO_BREAK, " ");
  }

  private static String interval(String lower, String upper) {
    return ", \"interval\": {\"confidence\": 0.95, \"lower\": %s, \"upper\": %s}"
        .formatted(lower, upper);
  }

  @Test
  void an_interval_stands_below_its_figure() throws JsonException {
    assertThat(table("http/latency-p95", "ms", 212.4, interval("196.12", "231.8")))
        .contains(">212.4 ms<br/><small>196.1 ms to 231.8 ms at 95 %</small></td>");
  }

  @Test
  void one_without_an_upper_end_says_from_where() throws JsonException {
    assertThat(table("http/latency-p99", "ms", 212.4, interval("196.12", "null")))
        .contains("<small>from 196.1 ms at 95 %</small>");
  }

  @Test
  void that_of_a_ratio_is_in_percent() throws JsonException {
    assertThat(table("http/error-rate", "", 0.01, interval("0.00512", "0.021")))
        .contains("<small>0.51 % to 2.1 % at 95 %</small>");
  }

  @Test
  void a_run_too_short_for_one_says_so_instead() throws JsonException {
    assertThat(table("http/latency-p95", "ms", 212.4, ", \"interval\": null"))
        .contains(">212.4 ms<br/><small>run too short for an interval</small></td>");
  }

  @Test
  void a_figure_that_no_method_gives_one_stands_alone() throws JsonException {
    assertThat(table("http/latency-max", "ms", 212.4, "")).contains(">212.4 ms</td>");
  }
}
