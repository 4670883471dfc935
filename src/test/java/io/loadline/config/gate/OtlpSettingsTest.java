package io.loadline.config.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.GateFixture;
import io.loadline.telemetry.GateTelemetry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpSettingsTest {
  private static GateFixture sending() {
    return gate().property("loadline.otlp", "on");
  }

  private static GateTelemetry.Collector otlp(GateFixture gate) {
    return gate.config().switches().outputs().telemetry().otlp().orElseThrow();
  }

  @Test
  void nothing_is_sent_anywhere_unless_it_is_asked_for() {
    GateFixture gate = gate().environment("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318");
    assertThat(gate.config().switches().outputs().telemetry()).isEqualTo(Switches.Telemetry.OFF);
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", " OFF "})
  void it_may_be_switched_off(String off) {
    GateFixture gate = gate().property("loadline.otlp", off).property("loadline.micrometer", off);
    assertThat(gate.config().switches().outputs().telemetry()).isEqualTo(Switches.Telemetry.OFF);
  }

  @Test
  void a_collector_of_nothing_said_is_that_of_this_machine() {
    GateTelemetry.Collector otlp = otlp(sending());
    assertThat(otlp.endpoint()).isEqualTo(URI.create("http://localhost:4318/v1/metrics"));
    assertThat(otlp.headers()).isEmpty();
    assertThat(otlp.encoding()).isEqualTo(new GateTelemetry.Encoding(false, false, false));
    assertThat(otlp.resource()).isEqualTo(Map.of("service.name", "loadline"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://collector:4318, http://collector:4318/v1/metrics",
    "http://collector:4318/, http://collector:4318/v1/metrics",
    "https://otlp.example/otlp, https://otlp.example/otlp/v1/metrics",
    "https://otlp.example/v1/metrics, https://otlp.example/v1/metrics",
  })
  void the_path_is_added_to_an_address(String written, String called) {
    assertThat(otlp(gate().property("loadline.otlp", written)).endpoint())
        .isEqualTo(URI.create(called));
    assertThat(otlp(sending().environment("OTEL_EXPORTER_OTLP_ENDPOINT", written)).endpoint())
        .isEqualTo(URI.create(called));
  }

  @Test
  void the_address_of_metrics_stands_as_it_is_and_comes_first() {
    GateFixture gate =
        sending()
            .environment("OTEL_EXPORTER_OTLP_ENDPOINT", "http://all:4318")
            .environment("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "http://metrics:4318/push");
    assertThat(otlp(gate).endpoint()).isEqualTo(URI.create("http://metrics:4318/push"));
  }

  @Test
  void an_address_of_ours_comes_before_those_of_opentelemetry() {
    GateFixture gate =
        gate()
            .property("loadline.otlp", "http://ours:4318")
            .environment("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "http://metrics:4318/push")
            .environment("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");
    assertThat(otlp(gate).endpoint()).isEqualTo(URI.create("http://ours:4318/v1/metrics"));
  }

  @Test
  void the_variables_of_opentelemetry_say_how(@TempDir Path folder) throws IOException {
    Path ca = Files.writeString(folder.resolve("ca.pem"), "pem");
    GateFixture gate =
        sending()
            .environment(
                "OTEL_EXPORTER_OTLP_HEADERS", "Authorization=Basic%20YTpi+w==,x-scope=a%2Cb")
            .environment("OTEL_EXPORTER_OTLP_COMPRESSION", "gzip")
            .environment("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", "DELTA")
            .environment(
                "OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION",
                "explicit_bucket_histogram")
            .environment("OTEL_EXPORTER_OTLP_CERTIFICATE", ca.toString())
            .environment("OTEL_RESOURCE_ATTRIBUTES", "service.name=old,vcs.ref.head.revision=abc")
            .property("otel.service.name", "gates");
    GateTelemetry.Collector otlp = otlp(gate);
    assertThat(otlp.headers())
        .isEqualTo(Map.of("Authorization", "Basic YTpi+w==", "x-scope", "a,b"));
    assertThat(otlp.encoding()).isEqualTo(new GateTelemetry.Encoding(true, true, true));
    assertThat(otlp.certificates())
        .isEqualTo(
            new GateTelemetry.Certificates(Optional.of(ca), Optional.empty(), Optional.empty()));
    assertThat(otlp.resource())
        .isEqualTo(Map.of("service.name", "gates", "vcs.ref.head.revision", "abc"));
    assertThat(otlp.toString()).doesNotContain("YTpi");
  }

  @Test
  void what_is_set_for_metrics_alone_comes_first() {
    GateFixture gate =
        sending()
            .environment("OTEL_EXPORTER_OTLP_HEADERS", "x=all")
            .environment("OTEL_EXPORTER_OTLP_METRICS_HEADERS", "x=metrics");
    assertThat(otlp(gate).headers()).isEqualTo(Map.of("x", "metrics"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "collector:4318 | is no http or https address; write on, off or the address of a"
            + " collector, such as http://localhost:4318",
        "yes | is no http or https address; write on, off",
        "http://a b | is no address; write on, off",
        "http://collector:4318?x=1 | has more than host, port and path; leave the rest out;"
            + " credentials go into OTEL_EXPORTER_OTLP_HEADERS",
      })
  void an_address_that_is_none_is_refused(String written, String why) {
    assertThat(gate().property("loadline.otlp", written).refusal())
        .startsWith(
            "loadline.otlp = \"" + written + "\", from system property loadline.otlp: " + why);
  }

  @Test
  void a_password_in_an_address_is_refused_and_not_shown() {
    assertThat(gate().property("loadline.otlp", "http://me:s3cr3t@collector").refusal())
        .startsWith("loadline.otlp, from system property loadline.otlp: has more than host")
        .doesNotContain("s3cr3t");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HEADERS | s3cr3t | is no list of names and values; write name=value",
        "HEADERS | x y=s3cr3t | names a header that HTTP does not allow; mend its name",
        "HEADERS | x=s3cr3t%0A | names a header that HTTP does not allow",
        "HEADERS | x=s3cr3t%zz | holds a % without two digits behind it; write %25 for a %",
      })
  void headers_that_are_none_are_refused_and_not_shown(String name, String value, String why) {
    String variable = "OTEL_EXPORTER_OTLP_" + name;
    assertThat(sending().environment(variable, value).refusal())
        .startsWith(
            "otel.exporter.otlp.headers, from environment variable " + variable + ": " + why)
        .doesNotContain("s3cr3t");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OTEL_EXPORTER_OTLP_PROTOCOL | grpc | is not spoken here; set"
            + " OTEL_EXPORTER_OTLP_METRICS_PROTOCOL to http/protobuf",
        "OTEL_EXPORTER_OTLP_COMPRESSION | zstd | must be none or gzip",
        "OTEL_EXPORTER_OTLP_CERTIFICATE | no-such.pem | is no file that can be read",
        "OTEL_EXPORTER_OTLP_CLIENT_KEY | pom.xml | is of no use alone; set"
            + " OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE as well",
        "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE | some | must be cumulative, delta or",
        "OTEL_RESOURCE_ATTRIBUTES | commit | is no list of names and values",
      })
  void a_variable_that_cannot_hold_is_refused(String variable, String value, String why) {
    assertThat(sending().environment(variable, value).refusal())
        .contains(" = \"" + value + "\", from environment variable " + variable + ": " + why);
  }
}
