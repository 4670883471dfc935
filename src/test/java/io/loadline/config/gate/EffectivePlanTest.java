package io.loadline.config.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.GateFixture;
import io.loadline.config.setting.Attribute;
import io.loadline.plan.EffectiveSetting;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EffectivePlanTest {
  private static String shown(EffectiveSetting line) {
    return line.name() + " = " + line.value() + "  " + line.origin();
  }

  @Test
  void every_value_in_effect_is_shown_with_its_source() {
    assertThat(
            gate().property("loadline.rate", "20").resolve().effective().stream()
                .map(EffectivePlanTest::shown))
        .filteredOn(line -> line.startsWith("@"))
        .containsExactly(
            "@InferenceLoadTest(url) = \"http://localhost:8080/v2/models/iris/infer\""
                + "  @InferenceLoadTest on method gate()",
            "@InferenceLoadTest(method) = \"GET\"  default",
            "@InferenceLoadTest(timeout) = \"30s\"  default",
            "@InferenceLoadTest(protocol) = AUTO  default",
            "@InferenceLoadTest(access) = AUTO  default",
            "@InferenceLoadTest(runIn) = LOCAL  default",
            "@Ready(timeout) = \"180s\"  default",
            "@Ready(probes) = 1  default",
            "@Ready(path) = \"/v2/models/iris/ready\"  default",
            "@Load(requests) = 100  default",
            "@Load(rate) = 20  system property loadline.rate",
            "@Load(arrivals) = POISSON  default",
            "@Load(connections) = 2 to 40  default",
            "@Load(warmup) = \"10\"  default",
            "@Load(seed) = \"42\"  default",
            "@Slo(latencyMean) = 500  @Slo on method gate()",
            "@Slo(errors) = 0  implied, no error objective is set");
  }

  @Test
  void each_switch_in_effect_is_shown_with_its_source() {
    assertThat(gate().resolve().effective().stream().map(EffectivePlanTest::shown))
        .filteredOn(line -> !line.startsWith("@"))
        .containsExactly(
            "loadline.mode = enforce  default",
            "loadline.on-inconclusive = fail  default",
            "loadline.on-invalid = fail  default",
            "loadline.transport = netty  default",
            "loadline.max-duration = 10m  default",
            "loadline.trace = sampled  default",
            "loadline.progress = on  default",
            "loadline.self-check = on  default",
            "loadline.attachments = auto  default");
  }

  private static String connections(GateFixture gate) {
    return gate.resolve().effective().stream()
        .filter(line -> line.name().equals("@Load(connections)"))
        .map(EffectiveSetting::value)
        .collect(Collectors.joining());
  }

  @Test
  void connections_of_the_jdk_are_opened_by_it() {
    assertThat(connections(gate().property("loadline.transport", "jdk")))
        .isEqualTo("up to 16, opened by java.net.http when first needed");
    assertThat(
            connections(
                gate().property("loadline.transport", "jdk").set(Attribute.CONCURRENCY, "3")))
        .isEqualTo("up to 3, opened by java.net.http when first needed");
  }

  @Test
  void connections_over_http_2_are_opened_before_the_load() {
    assertThat(connections(gate().set(Attribute.PROTOCOL, "HTTP_2"))).isEqualTo("4");
  }

  @Test
  void where_the_service_chooses_the_version_both_numbers_are_shown() {
    GateFixture secure = gate().set(Attribute.URL, "https://localhost/v2/models/iris/infer");
    assertThat(connections(secure)).isEqualTo("2 to 16, or 4 if the service agrees on HTTP/2");
    assertThat(connections(secure.set(Attribute.PROTOCOL, "HTTP_1_1"))).isEqualTo("2 to 16");
  }

  @Test
  void a_closed_loop_by_duration_has_neither_rate_nor_requests() {
    assertThat(
            gate()
                .set(Attribute.CONCURRENCY, "4")
                .set(Attribute.DURATION, "5s")
                .resolve()
                .effective())
        .extracting(EffectiveSetting::name)
        .contains("@Load(concurrency)", "@Load(duration)", "@Load(connections)")
        .doesNotContain("@Load(rate)", "@Load(arrivals)", "@Load(requests)");
  }
}
