package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.testkit.Answers;
import io.loadline.testkit.ClosedPort;
import io.loadline.testkit.OtlpCollector;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.Unwrapped;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates whose figures go to libraries of metrics. */
class TelemetryGateTest {
  private final Path dir;
  @AutoClose private final ScriptedServer server = ScriptedServer.always(Answers.iris());

  TelemetryGateTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private GateKit kit() {
    return GateKit.writingTo(dir).calling(server.url());
  }

  @Test
  void a_collector_gets_the_figures_of_a_gate_once() throws IOException {
    try (OtlpCollector collector = OtlpCollector.start()) {
      GateOutput output =
          kit().with("loadline.otlp", collector.url().toString()).run(GateTestCases.Plain.class);
      output.tests().assertStatistics(all -> all.succeeded(1));
      assertThat(output.console()).doesNotContain("but not its metrics");
      assertThat(collector.only().metrics().getScopeMetrics(0).getMetricsList())
          .extracting(metric -> metric.getName())
          .contains("http.client.request.duration", "loadline.verdict");
    }
  }

  @Test
  void a_collector_that_is_away_is_a_note_and_changes_no_verdict() {
    String address = "http://127.0.0.1:" + ClosedPort.find();
    GateOutput output = kit().with("loadline.otlp", address).run(GateTestCases.Plain.class);
    output.tests().assertStatistics(all -> all.succeeded(1));
    assertThat(Unwrapped.text(output.console()))
        .contains(" stands, but not its metrics to " + address + "/v1/metrics: ")
        .contains("Connection refused");
  }

  @Test
  void micrometer_gets_the_figures_of_a_gate() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    Metrics.addRegistry(registry);
    try {
      kit().with("loadline.micrometer", "on").run(GateTestCases.Plain.class);
      assertThat(registry.get("loadline.requests").tag("loadline.outcome", "success").counter())
          .extracting(counter -> counter.count())
          .isEqualTo(20.0);
    } finally {
      Metrics.globalRegistry.clear();
      Metrics.removeRegistry(registry);
    }
  }
}
