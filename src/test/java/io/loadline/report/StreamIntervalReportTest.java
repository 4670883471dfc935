package io.loadline.report;

import static io.loadline.testkit.Plans.constant;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.plan.Bound;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.result.RunResult;
import io.loadline.slo.Judge;
import io.loadline.testkit.SampleRun;
import io.loadline.testkit.StreamSimulation;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class StreamIntervalReportTest {
  private static final Objective GAPS =
      new Objective(Metric.percentile(Metric.Kind.ITL_PERCENTILE, 95), Bound.UPPER, 50);

  @Test
  void each_interval_has_its_tokens() throws JsonException {
    List<JsonObject> intervals = intervals(simulation(10).usage(13).run());
    assertThat(intervals).hasSize(10);
    for (JsonObject interval : intervals) {
      assertThat(member(interval, "tokens"))
          .startsWith(
              "{\"outputTokens\":130,\"tokensPerSecond\":130,\"ttft\":{\"count\":10,\"mean\":100,"
                  + "\"stddev\":0,\"min\":100,\"max\":100,\"p50\":100.0")
          .contains(
              "},\"itl\":{\"count\":40,\"mean\":25,\"stddev\":11.18034,\"min\":10,\"max\":40},"
                  + "\"tpot\":{\"count\":10,\"mean\":8.333333,")
          .contains("\"ttftHistogram\":\"HIST");
    }
  }

  @Test
  void the_rate_of_the_last_interval_is_that_of_the_part_that_was_measured() throws JsonException {
    List<JsonObject> intervals = intervals(simulation(40).usage(27).run());
    assertThat(intervals).hasSize(3);
    // 20 requests from 2 s on, the last answer at 2.675 s
    assertThat(member(intervals.get(2), "tokens"))
        .startsWith("{\"outputTokens\":540,\"tokensPerSecond\":800,");
  }

  @Test
  void an_interval_of_errors_has_no_tokens() throws JsonException {
    assertThat(member(intervals(simulation(10).failing(10).run()).get(0), "tokens"))
        .startsWith(
            "{\"outputTokens\":0,\"tokensPerSecond\":0,\"ttft\":{\"count\":0,\"mean\":0,"
                + "\"stddev\":0,\"min\":0,\"max\":0,\"p50\":0,\"p99\":0}");
  }

  @Test
  void streams_of_grpc_have_messages_instead() throws JsonException {
    JsonObject interval = intervals(simulation(10).ofMessages().run()).get(0);
    assertThat(interval.members()).doesNotContainKey("tokens");
    assertThat(member(interval, "messages"))
        .startsWith("{\"count\":50,\"perSecond\":50,\"first\":{\"count\":10,\"mean\":100,")
        .contains("\"gap\":{\"count\":40,\"mean\":25,", "\"firstHistogram\":\"HIST")
        .doesNotContain("tpot");
  }

  @Test
  void answers_that_come_whole_have_neither() throws JsonException {
    assertThat(intervals(new SampleRun().build()).get(0).members())
        .doesNotContainKeys("tokens", "messages");
  }

  private static StreamSimulation simulation(double rate) {
    return StreamSimulation.of(constant(rate), GAPS);
  }

  private static List<JsonObject> intervals(RunResult run) throws JsonException {
    Report report =
        new Report(
            TestName.of("chat"),
            run,
            Judge.judge(run),
            List.of(),
            List.of(),
            Report.Files.NONE,
            UnaryOperator.identity());
    JsonObject document =
        (JsonObject)
            Json.parse(ResultJson.of(report, Report.Environment.of("t", new Properties(), 1)));
    JsonValue all = Objects.requireNonNull(document.members().get("intervals"));
    return ((JsonArray) all).elements().stream().map(JsonObject.class::cast).toList();
  }

  private static String member(JsonObject object, String name) {
    return Json.compact(Objects.requireNonNull(object.members().get(name)));
  }
}
