package io.loadline.config.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.GateFixture;
import io.loadline.config.setting.ConfigProblems;
import io.loadline.plan.InvalidConfigurationException;
import io.loadline.text.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Libraries of metrics are the user's, and may be absent. */
class TelemetryLibrariesTest {
  private static String refusal(String key, Predicate<String> present) {
    ConfigProblems problems = new ConfigProblems();
    GateConfig.Sources outside =
        new GateConfig.Sources(Map.of(key, "on"), Map.of(), name -> Optional.empty(), Map.of());
    new TelemetryReader(new SettingSources(outside), problems, present).read();
    try {
      problems.throwIfAny(Secrets.NONE);
      return "";
    } catch (InvalidConfigurationException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String version(String pom, String library) {
    return pom.split("<" + library + ".version>", 2)[1].split("<", 2)[0];
  }

  @Test
  void a_library_that_is_wanted_and_absent_is_one_sentence_with_the_dependency()
      throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    assertThat(refusal("loadline.otlp", name -> false))
        .isEqualTo(
            "loadline.otlp = \"on\", from system property loadline.otlp: needs"
                + " io.opentelemetry:opentelemetry-exporter-otlp, which is not on the class path;"
                + " add io.opentelemetry:opentelemetry-exporter-otlp:"
                + version(pom, "opentelemetry")
                + " to the dependencies, with scope test");
    assertThat(refusal("loadline.micrometer", name -> false))
        .isEqualTo(
            "loadline.micrometer = \"on\", from system property loadline.micrometer: needs"
                + " io.micrometer:micrometer-core, which is not on the class path;"
                + " add io.micrometer:micrometer-core:"
                + version(pom, "micrometer")
                + " to the dependencies, with scope test");
  }

  @Test
  void a_library_that_is_too_old_is_refused() {
    assertThat(refusal("loadline.otlp", name -> name.endsWith("OtlpHttpMetricExporter")))
        .contains(
            "needs io.opentelemetry:opentelemetry-exporter-otlp of 1.51 or newer, and an older one"
                + " is there; add");
    assertThat(refusal("loadline.otlp", name -> true)).isEmpty();
  }

  @Test
  void micrometer_may_be_switched_on() {
    GateFixture gate = gate().property("loadline.micrometer", "on");
    assertThat(gate.config().switches().outputs().telemetry().micrometer()).isTrue();
  }

  @Test
  void micrometer_is_on_or_off() {
    assertThat(gate().property("loadline.micrometer", "yes").refusal())
        .startsWith(
            "loadline.micrometer = \"yes\", from system property loadline.micrometer:"
                + " must be on or off");
  }
}
