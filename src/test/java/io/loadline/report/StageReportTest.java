package io.loadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.plan.Stage;
import io.loadline.plan.Workload;
import io.loadline.testkit.SampleRun;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StageReportTest {
  private static String text(Workload workload) {
    return ConsoleText.of(Reports.of(new SampleRun().workload(workload).build(), Reports.pass()));
  }

  @Test
  void each_stage_has_a_line_with_its_own_figures() {
    assertThat(text(Reports.STAGES))
        .contains(
            """
              load      100 requests, 2 stages (seed 7), 16 connections, 12.6 s;
                        warm-up 10 requests
              stage                   requests        errors   p50 ms   p99 ms   max ms
              1: poisson 8/s for 2s   0               0        -        -        -
              2: poisson ramp 8/s to 10/s for 10s
                                      102, 101 sent   2        590.1    840.2    840.2
            """
                .indent(0));
  }

  @Test
  void closed_stages_say_that_queueing_is_not_seen() {
    Stage one = new Stage.Users("closed 4 users for 2s", 4, Duration.ofSeconds(2));
    Stage two = new Stage.Users("closed 8 users for 2s", 8, Duration.ofSeconds(2));
    assertThat(text(new Workload.Staged(List.of(one, two))))
        .contains(
            """
              load      100 requests, 8 users in 2 stages in a closed loop (queueing is not
                        seen that way), 12.6 s; warm-up 10 requests
            """
                .indent(0));
  }

  @Test
  void the_result_holds_the_figures_of_each_stage() throws JsonException {
    SampleRun run = new SampleRun().workload(Reports.STAGES);
    String json = ResultJson.of(Reports.of(run.build(), Reports.pass()), Reports.ENVIRONMENT);
    JsonObject document = (JsonObject) Json.parse(json);
    JsonArray stages = (JsonArray) Objects.requireNonNull(document.members().get("stages"));
    JsonObject last = (JsonObject) stages.elements().get(1);
    assertThat(last.members()).containsKeys("sent", "response");
    assertThat(figure(last, "start_s")).isEqualTo("2");
    assertThat(figure(last, "length_s")).isEqualTo("10");
    assertThat(figure(last, "offered")).isEqualTo("102");
    assertThat(figure(last, "successes")).isEqualTo("100");
    assertThat(figure(last, "errors")).isEqualTo("2");
  }

  private static String figure(JsonObject object, String name) {
    JsonValue value = object.members().get(name);
    return value == null ? "absent" : Json.write(value).strip();
  }

  @Test
  void a_load_without_stages_has_no_such_key() {
    SampleRun run = new SampleRun();
    String json = ResultJson.of(Reports.of(run.build(), Reports.pass()), Reports.ENVIRONMENT);
    assertThat(json).doesNotContain("\"stages\"");
  }
}
