package io.loadline.report;

import static io.loadline.report.ResultJsonTest.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json.JsonException;
import io.loadline.plan.Tracing;
import io.loadline.result.Outcome;
import io.loadline.slo.Judgment;
import io.loadline.testkit.FixedDistribution;
import io.loadline.testkit.SampleRun;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotableRequestsTest {
  private static String document(SampleRun run, Judgment judgment) {
    return ResultJson.of(Reports.of(run.build(), judgment), Reports.ENVIRONMENT);
  }

  private static String text(SampleRun run, Judgment judgment) {
    return ConsoleText.of(Reports.of(run.build(), judgment)) + "\n";
  }

  private static String line(String text, String label) {
    return Reports.line(text, "  " + label);
  }

  @Test
  void requests_worth_a_look_have_their_traces() throws JsonException {
    String link = "https://jaeger.example.com/trace/{traceId}";
    Tracing tracing = new Tracing(Tracing.Mode.UNSAMPLED, 7, link);
    SampleRun run =
        new SampleRun()
            .tracing(tracing)
            .outcome(Outcome.SERVER_ERROR, 2, Duration.ofMillis(1240), "status 500")
            .outcome(Outcome.NOT_SENT, 2, Duration.ofMillis(1300), "");
    String json = document(run, Reports.fail());
    String slowest = tracing.traceId(57).orElseThrow();
    assertThat(at(json, "slowestRequests.0"))
        .isEqualTo(
            "{\"index\":57,\"start_ms\":3100,\"response_ms\":840.2,\"traceId\":\"%s\",\"traceUrl\":\"%s\"}"
                .formatted(slowest, link.replace("{traceId}", slowest)));
    long failed = 12L + List.of(Outcome.values()).indexOf(Outcome.SERVER_ERROR);
    assertThat(at(json, "failedRequests"))
        .isEqualTo(
            "[{\"outcome\":\"server-error\",\"index\":%d,\"start_ms\":1240,\"traceId\":\"%s\",\"traceUrl\":\"%s\"}]"
                .formatted(
                    failed,
                    tracing.traceId(failed).orElseThrow(),
                    tracing.link(failed).orElseThrow()));
    assertThat(at(json, "load.trace")).isEqualTo("\"unsampled\"");
  }

  @Test
  void without_traces_there_is_no_id() throws JsonException {
    String json = document(new SampleRun().tracing(Tracing.OFF), Reports.fail());
    assertThat(at(json, "slowestRequests.0"))
        .isEqualTo("{\"index\":57,\"start_ms\":3100,\"response_ms\":840.2}");
    assertThat(at(json, "load.trace")).isEqualTo("\"off\"");
  }

  @Test
  void with_a_link_it_stands_in_place_of_the_id() {
    String link = "https://jaeger.example.com/trace/{traceId}";
    SampleRun run = new SampleRun().tracing(new Tracing(Tracing.Mode.SAMPLED, 7, link));
    assertThat(line(text(run, Reports.fail()), "traces"))
        .isEqualTo(
            "  traces    slowest https://jaeger.example.com/trace/e6984080bab12a0242adc95429238f3d");
  }

  @Test
  void without_traces_there_is_no_line_of_them() {
    String text = text(new SampleRun().tracing(Tracing.OFF), Reports.fail());
    assertThat(line(text, "slowest")).isNotEmpty();
    assertThat(line(text, "traces")).isEmpty();
  }

  /** The first of three kinds; the others are in result.json. */
  @Test
  void many_kinds_of_failures_take_no_more_than_three_lines() {
    SampleRun run = new SampleRun();
    for (Outcome outcome : Outcome.values()) {
      run.outcome(outcome, 1, Duration.ZERO, "");
    }
    assertThat(text(run, Reports.fail()).lines().filter(line -> line.matches(".* [0-9a-f]{32}$")))
        .hasSize(4);
  }

  @Test
  void a_dead_service_has_no_times() {
    SampleRun run =
        new SampleRun()
            .response(FixedDistribution.NONE)
            .outcome(Outcome.SUCCESS, 0, Duration.ZERO, "")
            .outcome(Outcome.RESET, 100, Duration.ZERO, "connection reset");
    String text = text(run, Reports.fail());
    assertThat(line(text, "response")).isEqualTo("  response  no request succeeded");
    assertThat(line(text, "outcomes"))
        .isEqualTo("  outcomes  reset 100, first at 0.0 s: connection reset");
    assertThat(line(text, "slowest")).isEmpty();
    assertThat(line(text, "traces")).startsWith("  traces    first reset  ");
  }
}
