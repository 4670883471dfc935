package io.loadline.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.document.ResultDocument;
import io.loadline.json.Json;
import org.junit.jupiter.api.Test;

/** Between what figures lie, in the summary of a gate. */
class SummaryIntervalTest {
  private static String whole(ResultDocument gate) {
    return GateSummary.of(gate, "target/result.json").get(0);
  }

  @Test
  void an_interval_stands_beside_its_figure() {
    assertThat(whole(bounded("{\"confidence\": 0.95, \"lower\": 580.25, \"upper\": 650.1}")))
        .contains(
            """
            | objective | limit | observed | 95 % interval | margin | samples | verdict |
            |---|---:|---:|---:|---:|---:|---|
            | <code>http/latency-p99</code> | &#60;= 500 ms | 612.4 ms | 580.3 ms to 650.1 ms | 22.5 % over | 3000 | FAIL |
            | <code>http/error-count</code> | &#60;= 0 | 0 | - | - | 3000 | PASS |
            """);
    assertThat(whole(bounded("{\"confidence\": 0.8, \"lower\": 580.25, \"upper\": null}")))
        .contains("| 80 % interval |", "| from 580.3 ms |");
  }

  @Test
  void a_run_too_short_for_an_interval_says_so_instead() {
    assertThat(whole(bounded("null"))).contains("| interval |", "| run too short |");
  }

  private static ResultDocument bounded(String interval) {
    String json = Json.write(Documents.slow().root().value());
    String p99 = "\"samples\" : 3000,\n    \"verdict\" : \"FAIL\"";
    assertThat(json).contains(p99);
    return Documents.of(json.replace(p99, "\"interval\" : " + interval + ", " + p99));
  }
}
