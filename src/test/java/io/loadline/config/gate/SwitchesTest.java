package io.loadline.config.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SwitchesTest {
  private static final Switches.Worker NO_WORKER =
      new Switches.Worker(
          "eclipse-temurin:21-jre",
          List.of(),
          new Switches.WorkerRequests("", ""),
          new Switches.WorkerPlacement("", Map.of(), List.of()),
          OptionalInt.of(65_532),
          Duration.ofMinutes(3),
          false,
          false);

  /** Of which nothing else is set. */
  private static Switches.Outputs outputs(
      Set<String> formats, String history, Optional<Boolean> attachments) {
    return new Switches.Outputs(
        formats,
        history,
        attachments,
        new Switches.Ci(true, Set.of(), Map.of()),
        Switches.Telemetry.OFF);
  }

  @Test
  void switches_have_defaults() {
    assertThat(gate().config().switches())
        .isEqualTo(
            new Switches(
                Switches.Mode.ENFORCE,
                Switches.Consequence.FAIL,
                Switches.Consequence.FAIL,
                "netty",
                null,
                Set.of(),
                true,
                true,
                "",
                NO_WORKER,
                outputs(Set.of(), "", Optional.empty())));
  }

  @Test
  void switches_are_read_from_anywhere() {
    assertThat(
            gate()
                .property("loadline.mode", "Advise")
                .environment("LOADLINE_ON_INVALID", "abort")
                .junit("loadline.allowed-hosts", "A.org, b.org")
                .property("loadline.output-dir", "out")
                .property("loadline.history", "runs")
                .property("loadline.progress", "off")
                .property("loadline.self-check", "off")
                .property("loadline.attachments", "off")
                .property("loadline.transport", "jdk")
                .environment("LOADLINE_KUBE_CONTEXT", "kind-test")
                .property("loadline.formats", "CSV, iter8")
                .config()
                .switches())
        .isEqualTo(
            new Switches(
                Switches.Mode.ADVISE,
                Switches.Consequence.FAIL,
                Switches.Consequence.ABORT,
                "jdk",
                "out",
                Set.of("a.org", "b.org"),
                false,
                false,
                "kind-test",
                NO_WORKER,
                outputs(Set.of("csv", "iter8"), "runs", Optional.of(false))));
  }
}
