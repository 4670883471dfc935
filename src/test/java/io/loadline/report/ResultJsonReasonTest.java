package io.loadline.report;

import static io.loadline.report.ResultJsonTest.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json.JsonException;
import io.loadline.slo.Judgment;
import io.loadline.slo.Verdict;
import io.loadline.testkit.SampleRun;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Why a run was no PASS, as result.json says it. */
class ResultJsonReasonTest {
  @Test
  void a_reason_of_two_sentences_is_a_sentence_and_details() throws JsonException {
    Judgment judgment =
        new Judgment(
            Verdict.INVALID, "spoiled", "pod a restarted. Fix: read its log", List.of(), List.of());
    String json = ResultJson.of(Reports.of(new SampleRun().build(), judgment), Reports.ENVIRONMENT);
    assertThat(at(json, "reason")).isEqualTo("\"pod a restarted.\"");
    assertThat(at(json, "details")).isEqualTo("[\"Fix: read its log\"]");
    assertThat(at(json, "gate")).isEqualTo("null");
  }

  @Test
  void a_run_that_never_measured_is_an_error_with_its_reason() throws JsonException {
    GateReport.NotMeasured error =
        new GateReport.NotMeasured(
            new TestName("iris", "com.example.IrisGateIT#iris"),
            "http://localhost:1/?key=hunter2",
            "not ready after 180 s: hunter2\n  last   status 503\n  means  hunter2 is loading",
            List.of(),
            Instant.parse("2026-11-24T09:00:00Z"),
            GateReport.NotMeasured.ERROR,
            text -> text.replace("hunter2", "***"));
    String json = ResultJson.ofError(error, Reports.ENVIRONMENT);
    assertThat(at(json, "verdict")).isEqualTo("\"ERROR\"");
    assertThat(at(json, "reason")).isEqualTo("\"not ready after 180 s: ***\"");
    assertThat(at(json, "details")).isEqualTo("[\"last   status 503\",\"means  *** is loading\"]");
    assertThat(at(json, "objectives")).isEqualTo("[]");
    assertThat(at(json, "gate")).isEqualTo("\"com.example.IrisGateIT#iris\"");
    assertThat(at(json, "target.url")).isEqualTo("\"http://localhost:1/?key=***\"");
    assertThat(at(json, "environment.transport")).isEqualTo("null");
    assertThat(at(json, "response")).isEqualTo("absent");
  }

  @Test
  void an_error_may_not_even_know_its_target() throws JsonException {
    GateReport.NotMeasured error =
        new GateReport.NotMeasured(
            TestName.of("iris"),
            null,
            "no url",
            List.of(),
            Instant.EPOCH,
            GateReport.NotMeasured.ERROR,
            UnaryOperator.identity());
    assertThat(at(ResultJson.ofError(error, Reports.ENVIRONMENT), "target")).isEqualTo("absent");
  }
}
