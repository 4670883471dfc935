package io.loadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.result.AttemptCounts;
import io.loadline.result.Interval;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import io.loadline.testkit.SampleRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Golden files cannot hold it: which outcomes an interval has depends on where it ends. */
class IntervalReportTest {
  @Test
  void an_interval_counts_each_kind_of_outcome_that_it_has() throws JsonException {
    assertThat(interval(Map.of(Outcome.TIMEOUT, 2L, Outcome.SUCCESS, 8L)).members())
        .containsEntry("successes", Json.parse("8"))
        .containsEntry("errors", Json.parse("2"))
        .containsEntry("outcomes", Json.parse("{\"success\": 8, \"timeout\": 2}"));
  }

  @Test
  void an_interval_without_requests_has_no_outcomes() throws JsonException {
    assertThat(interval(Map.of()).members()).containsEntry("outcomes", Json.parse("{}"));
  }

  private static JsonObject interval(Map<Outcome, Long> outcomes) {
    RunResult run = new SampleRun().build();
    Interval of = run.intervals().get(0);
    Interval counted =
        new Interval(
            of.startNanos(),
            of.lengthNanos(),
            new AttemptCounts(outcomes, 3, List.of()),
            of.responseTimes(),
            of.lagTimes(),
            of.stream(),
            of.timings(),
            of.health());
    return (JsonObject) IntervalJson.of(run, counted);
  }
}
