package io.loadline.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.document.ResultDocument;
import io.loadline.plan.AnswerKind;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import io.loadline.testkit.FixedDistribution;
import io.loadline.testkit.OtlpCollector;
import io.loadline.testkit.SampleRun;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** By what figures are told apart, and which there are of which call. */
class MetricAttributesTest {
  @AutoClose private final MetricsReceiver receiver = new MetricsReceiver();

  @Test
  void a_request_over_http_has_the_attributes_that_are_required() throws IOException {
    SentMetrics sent = receiver.send(FinishedGate.of(new SampleRun().build()));
    assertThat(sent.attributes("http.client.request.duration"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "http.request.method", "POST",
                "server.address", "localhost",
                "server.port", "int 8080",
                "url.scheme", "http",
                "loadline.gate", "com.example.IrisGateIT#iris"));
    assertThat(sent.attributes("loadline.response.duration")).containsOnlyKeys("loadline.gate");
    assertThat(sent.metric("http.client.request.duration").getUnit()).isEqualTo("s");
    assertThat(sent.names()).doesNotHaveDuplicates().noneMatch(name -> name.startsWith("gen_ai"));
  }

  @Test
  void a_call_of_grpc_bears_the_name_of_its_method() throws IOException {
    RunResult run = new SampleRun().build();
    SentMetrics model =
        receiver.send(
            FinishedGate.of(
                FinishedGate.calling(run, "grpc://iris.example/iris", AnswerKind.WHOLE)));
    assertThat(model.attributes("rpc.client.call.duration"))
        .containsEntry("rpc.system.name", "grpc")
        .containsEntry("rpc.method", "inference.GRPCInferenceService/ModelInfer")
        .containsEntry("server.port", "int 80");
    assertThat(model.names()).doesNotContain("http.client.request.duration");

    SentMetrics other =
        receiver.send(
            FinishedGate.of(
                FinishedGate.calling(run, "grpcs://a.example/p.Greeter/Hello", AnswerKind.WHOLE)));
    assertThat(other.attributes("rpc.client.call.duration"))
        .containsEntry("rpc.method", "p.Greeter/Hello");
  }

  @Test
  void a_failed_call_has_its_error_type_in_place_of_a_status() throws IOException {
    RunResult run =
        new SampleRun()
            .outcome(Outcome.RESET, 1, Duration.ofSeconds(1), "reset")
            .serviceOfErrors(Outcome.RESET, FixedDistribution.ofMillis(3))
            .build();
    SentMetrics sent =
        receiver.send(
            FinishedGate.of(
                FinishedGate.calling(run, "grpc://iris.example/iris", AnswerKind.WHOLE)));
    String name = "rpc.client.call.duration";
    assertThat(
            OtlpCollector.attributes(sent.times(name, "error.type", "reset").getAttributesList()))
        .containsEntry("rpc.method", "inference.GRPCInferenceService/ModelInfer")
        .doesNotContainKey("rpc.response.status_code");
    assertThat(OtlpCollector.attributes(sent.times(name, "error.type", "").getAttributesList()))
        .containsEntry("rpc.response.status_code", "OK");
    assertThat(sent.times(name, "error.type", "reset").getSum()).isEqualTo(0.003);
  }

  @Test
  void endpoints_are_told_apart_by_name() throws IOException {
    ResultDocument both =
        FinishedGate.parsed(
            "{\"name\": \"both\", \"verdict\": \"FAIL\"}",
            List.of(
                FinishedGate.endpoint("iris", new SampleRun().build()),
                FinishedGate.endpoint(
                    "wine",
                    new SampleRun()
                        .outcome(Outcome.RESET, 1, Duration.ofSeconds(1), "reset")
                        .build())));
    SentMetrics sent = receiver.send(both);
    assertThat(sent.figures("loadline.throughput", "loadline.endpoint"))
        .containsOnlyKeys("iris", "wine");
    assertThat(sent.figures("loadline.verdict", "loadline.endpoint"))
        .containsOnlyKeys("", "iris", "wine");
    assertThat(sent.metric("http.client.request.duration").getExponentialHistogram())
        .extracting(found -> found.getDataPointsCount())
        .isEqualTo(2);
  }

  @Test
  void a_gate_that_was_never_measured_tells_its_verdict_alone() throws IOException {
    SentMetrics sent =
        receiver.send(
            FinishedGate.parsed(
                "{\"name\": \"iris\", \"verdict\": \"ERROR\", \"objectives\": [],"
                    + " \"ended\": \"2026-11-24T09:00:00Z\"}"));
    assertThat(sent.names()).containsExactly("loadline.verdict");
    assertThat(sent.figures("loadline.verdict", "loadline.verdict")).containsEntry("ERROR", 1.0);
  }

  @Test
  void each_objective_tells_its_limit_what_was_observed_and_whether_it_held() throws IOException {
    SentMetrics sent = receiver.send(FinishedGate.of(new SampleRun().build()));
    assertThat(sent.figures("loadline.objective.limit", "loadline.objective"))
        .isEqualTo(Map.of("http/latency-mean", 500.0, "http/error-count", 0.0));
    assertThat(sent.figures("loadline.objective.observed", "loadline.objective"))
        .isEqualTo(Map.of("http/latency-mean", 612.4, "http/error-count", 0.0));
    assertThat(sent.figures("loadline.objective.met", "loadline.objective"))
        .isEqualTo(Map.of("http/latency-mean", 0.0, "http/error-count", 1.0));
    assertThat(sent.figures("loadline.objective.limit", "loadline.unit"))
        .isEqualTo(Map.of("ms", 500.0, "", 0.0));
    assertThat(sent.figures("loadline.verdict", "loadline.verdict"))
        .isEqualTo(
            Map.of("PASS", 0.0, "FAIL", 1.0, "INCONCLUSIVE", 0.0, "INVALID", 0.0, "ERROR", 0.0));
  }
}
