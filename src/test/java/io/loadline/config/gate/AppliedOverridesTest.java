package io.loadline.config.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.GateFixture;
import io.loadline.config.setting.Attribute;
import io.loadline.plan.AppliedOverride;
import io.loadline.plan.Header;
import io.loadline.plan.Metric;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AppliedOverridesTest {
  @Test
  void a_system_property_comes_before_the_environment_and_junit() {
    GateFixture gate =
        gate()
            .junit("loadline.timeout", "3s")
            .environment("LOADLINE_TIMEOUT", "2s")
            .property("loadline.timeout", "1s");
    assertThat(gate.resolve().plan().call().timeout()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void the_environment_comes_before_junit() {
    GateFixture gate =
        gate().junit("loadline.ready.timeout", "3s").environment("LOADLINE_READY_TIMEOUT", "2s");
    assertThat(gate.resolve().readiness().timeout()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void junit_comes_before_the_annotation() {
    GateFixture gate = gate().set(Attribute.TIMEOUT, "9s").junit("loadline.timeout", "3s");
    assertThat(gate.resolve().plan().call().timeout()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void an_empty_value_counts_as_not_set() {
    assertThat(gate().environment("LOADLINE_RATE", "").resolve().overrides()).isEmpty();
  }

  @Test
  void a_json_array_of_strings_is_several_elements() {
    Gate.Endpoint gate = gate().property("loadline.headers", "[\"A: 1\", \"B: 2\"]").resolve();
    assertThat(gate.plan().call().headers())
        .containsExactly(new Header("A", "1", false), new Header("B", "2", false));
  }

  @Test
  void any_other_json_is_one_element() {
    Gate.Endpoint gate = gate().property("loadline.payload", "[1, 2]").resolve();
    assertThat(gate.plan().call().payloads()).hasSize(1);
  }

  @Test
  void a_replaced_default_is_named() {
    assertThat(gate().environment("LOADLINE_RATE", "20").resolve().overrides())
        .containsExactly(
            new AppliedOverride(
                "loadline.rate",
                "8",
                "20",
                "environment variable LOADLINE_RATE",
                false,
                Optional.empty()));
  }

  @Test
  void a_value_that_changes_nothing_is_no_override() {
    assertThat(gate().property("loadline.latency-mean", "500").resolve().overrides()).isEmpty();
  }

  @Test
  void a_raised_upper_limit_loosens() {
    assertThat(gate().property("loadline.latency-mean", "501").resolve().overrides())
        .containsExactly(
            new AppliedOverride(
                "loadline.latency-mean",
                "500",
                "501",
                "system property",
                true,
                Optional.of(Metric.of(Metric.Kind.LATENCY_MEAN))));
  }

  @Test
  void a_lowered_upper_limit_does_not_loosen() {
    assertThat(gate().property("loadline.latency-mean", "499").resolve().overrides())
        .extracting(AppliedOverride::loosens)
        .containsExactly(false);
  }

  @Test
  void a_lowered_lower_limit_loosens() {
    assertThat(
            gate()
                .set(Attribute.RATE, "100")
                .set(Attribute.THROUGHPUT, "50")
                .junit("loadline.throughput", "49")
                .resolve()
                .overrides())
        .containsExactly(
            new AppliedOverride(
                "loadline.throughput",
                "50",
                "49",
                "JUnit configuration parameter",
                true,
                Optional.of(Metric.of(Metric.Kind.THROUGHPUT))));
  }

  @Test
  void errors_allowed_in_place_of_the_implied_none_loosen() {
    assertThat(gate().property("loadline.errors", "5").resolve().overrides())
        .containsExactly(
            new AppliedOverride(
                "loadline.errors",
                "0",
                "5",
                "system property",
                true,
                Optional.of(Metric.of(Metric.Kind.ERROR_COUNT))));
  }

  @Test
  void an_error_ratio_in_place_of_the_implied_none_loosens() {
    assertThat(gate().property("loadline.error-ratio", "0.01").resolve().overrides())
        .containsExactly(
            new AppliedOverride(
                "loadline.error-ratio",
                "unset",
                "0.01",
                "system property",
                true,
                Optional.of(Metric.of(Metric.Kind.ERROR_RATE))));
  }

  @Test
  void an_error_ratio_beside_annotated_errors_does_not_loosen() {
    assertThat(
            gate()
                .set(Attribute.ERRORS, "0")
                .property("loadline.error-ratio", "0.5")
                .resolve()
                .overrides())
        .extracting(AppliedOverride::loosens)
        .containsExactly(false);
  }

  @Test
  void a_metric_missing_in_an_overridden_list_loosens() {
    assertThat(
            gate()
                .set(Attribute.UPPER, "http/latency-p90=300", "http/latency-max=900")
                .property("loadline.upper", "http/latency-p90=200")
                .resolve()
                .overrides())
        .containsExactly(
            new AppliedOverride(
                "loadline.upper",
                "{\"http/latency-p90=300\", \"http/latency-max=900\"}",
                "\"http/latency-p90=200\"",
                "system property",
                true,
                Optional.empty()));
  }

  @Test
  void a_list_that_only_gets_stricter_does_not_loosen() {
    assertThat(
            gate()
                .set(Attribute.UPPER, "http/latency-p90=300")
                .property("loadline.upper", "[\"http/latency-p90=200\",\"http/latency-max=900\"]")
                .resolve()
                .overrides())
        .extracting(AppliedOverride::loosens)
        .containsExactly(false);
  }
}
