package io.loadline.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.document.ResultDocument;
import io.loadline.plan.AnswerKind;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import io.loadline.testkit.FixedDistribution;
import io.loadline.testkit.SampleRun;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several gates in one registry, as one for Prometheus takes them. */
class MicrometerTagsTest {
  private static final String SERVICE = "http.client.request.duration";

  @RegisterExtension private final GlobalMeters global = new GlobalMeters();
  private final SimpleMeterRegistry registry = global.registry();

  @Test
  void what_only_an_earlier_run_of_a_gate_had_goes_and_other_gates_and_counts_stay()
      throws IOException {
    GateTelemetry.register(FinishedGate.of(failing("http://iris.example/")));
    GateTelemetry.register(endpoints());
    assertThat(registry.find(SERVICE).tag("error.type", "reset").meters()).hasSize(2);
    assertThat(registry.find(SERVICE + ".max").tag("error.type", "reset").meters()).hasSize(2);

    GateTelemetry.register(FinishedGate.of(new SampleRun().build()));
    for (String each : List.of(SERVICE, SERVICE + ".max")) {
      assertThat(registry.find(each).tag("error.type", "reset").meters())
          .extracting(found -> found.getId().getTag("loadline.gate"))
          .containsExactly("com.example.IrisGateIT#both");
    }
    assertThat(
            registry
                .get("loadline.requests")
                .tag("loadline.gate", "com.example.IrisGateIT#iris")
                .tag("loadline.outcome", "reset")
                .counter()
                .count())
        .isEqualTo(1);
  }

  /** Several endpoints, one with errors, one over gRPC and one whose host is a secret. */
  private static ResultDocument endpoints() {
    RunResult run = new SampleRun().build();
    return FinishedGate.parsed(
        "{\"gate\": \"com.example.IrisGateIT#both\", \"verdict\": \"FAIL\"}",
        List.of(
            FinishedGate.endpoint("iris", failing("http://iris.example/")),
            FinishedGate.endpoint(
                "wine",
                FinishedGate.calling(run, "grpc://wine.example/p.Wine/Infer", AnswerKind.WHOLE)),
            FinishedGate.endpoint("rpc", failing("grpc://rpc.example/p.Wine/Infer")),
            FinishedGate.endpoint(
                "secret", FinishedGate.calling(run, "http://***/v2", AnswerKind.WHOLE))));
  }

  private static RunResult failing(String url) {
    RunResult run =
        new SampleRun()
            .outcome(Outcome.RESET, 1, Duration.ofSeconds(1), "reset")
            .serviceOfErrors(Outcome.RESET, FixedDistribution.ofMillis(3))
            .build();
    return FinishedGate.calling(run, url, AnswerKind.WHOLE);
  }

  /** Whichever of them comes first decides what a registry for Prometheus takes. */
  @Test
  void all_meters_of_a_name_have_the_same_tags() throws IOException {
    GateTelemetry.register(FinishedGate.of(new SampleRun().build()));
    GateTelemetry.register(endpoints());
    Map<String, Set<Set<String>>> keys = new TreeMap<>();
    for (Meter each : registry.getMeters()) {
      keys.computeIfAbsent(each.getId().getName(), name -> new HashSet<>())
          .add(each.getId().getTags().stream().map(Tag::getKey).collect(Collectors.toSet()));
    }
    assertThat(keys)
        .containsKeys(SERVICE, "rpc.client.call.duration", "loadline.objective.limit")
        .allSatisfy((name, found) -> assertThat(found).as(name).hasSize(1));
    assertThat(registry.find("loadline.objective.limit").meters())
        .extracting(each -> each.getId().getTag("loadline.unit"))
        .contains("ms", "none");
    assertThat(registry.find(SERVICE).meters())
        .extracting(each -> each.getId().getTag("server.address"))
        .contains("iris.example", "none");
  }

  /** Its registry for Prometheus takes only meters of a name that have the same tags. */
  @Test
  void what_an_attribute_is_absent_of_has_the_tag_none() {
    for (GateMetric.Name each :
        List.of(MetricNames.HTTP_DURATION, MetricNames.RPC_DURATION, MetricNames.REQUESTS)) {
      GateMetric.Value value =
          each.equals(MetricNames.REQUESTS)
              ? new GateMetric.Count(3)
              : new GateMetric.Times(SampleRun.RESPONSE);
      MicrometerExport.register(
          List.of(
              new GateMetric(each, new TreeMap<>(Map.of("rpc.response.status_code", "OK")), value),
              new GateMetric(each, new TreeMap<>(Map.of("error.type", "reset")), value)));
    }
    assertThat(registry.find("http.client.request.duration").tag("error.type", "none").meters())
        .hasSize(1);
    assertThat(registry.find("loadline.requests").tag("error.type", "none").meters()).hasSize(1);
    assertThat(registry.find("rpc.client.call.duration").meters())
        .extracting(each -> each.getId().getTag("error.type"))
        .containsExactlyInAnyOrder("none", "reset");
    assertThat(registry.find("rpc.client.call.duration").tag("error.type", "reset").meters())
        .singleElement()
        .extracting(each -> each.getId().getTag("rpc.response.status_code"))
        .isEqualTo("none");
  }
}
