package io.loadline.ci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummaryIntervalsTest {
  /** Limits on streams may ask for another confidence. */
  @Test
  void where_levels_of_intervals_differ_each_has_its_own() {
    String objective =
        "{\"metric\": \"http/%s-p95\", \"limit\": 300, \"bound\": \"upper\", \"unit\": \"ms\","
            + " \"observed\": 200, \"samples\": 400, \"verdict\": \"PASS\", \"interval\":"
            + " {\"confidence\": %s, \"lower\": 190, \"upper\": 210}}";
    String json =
        "{\"schema\": 1, \"name\": \"llm\", \"verdict\": \"PASS\", \"headline\": \"told\","
            + " \"objectives\": [%s, %s]}"
                .formatted(objective.formatted("latency", 0.95), objective.formatted("ttft", 0.99));

    assertThat(GateSummary.of(Documents.of(json), "target/result.json").get(0))
        .contains("| objective | limit | observed | interval | margin | samples | verdict |")
        .contains("| 190.0 ms to 210.0 ms at 95 % |", "| 190.0 ms to 210.0 ms at 99 % |");
  }
}
