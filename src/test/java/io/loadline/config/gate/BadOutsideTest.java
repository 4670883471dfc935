package io.loadline.config.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.config.setting.Attribute;
import io.loadline.plan.InvalidConfigurationException;
import org.junit.jupiter.api.Test;

class BadOutsideTest {
  @Test
  void a_misspelt_system_property_is_refused() {
    assertThat(gate().property("loadline.latency-maen", "5").refusal())
        .isEqualTo(
            "loadline.latency-maen = \"5\", from system property: there is no such key;"
                + " did you mean loadline.latency-mean?");
  }

  @Test
  void a_key_in_camel_case_is_refused() {
    assertThat(gate().property("loadline.contentType", "text/plain").refusal())
        .endsWith(": there is no such key; did you mean loadline.content-type?");
  }

  @Test
  void a_key_that_names_its_annotation_is_refused() {
    assertThat(gate().property("loadline.load.rate", "5").refusal())
        .endsWith(": there is no such key; did you mean loadline.rate?");
  }

  @Test
  void a_misspelt_key_of_the_junit_file_is_refused() {
    assertThat(gate().junitFile("loadline.ready.timout", "5s").refusal())
        .isEqualTo(
            "loadline.ready.timout = \"5s\", from junit-platform.properties:"
                + " there is no such key; did you mean loadline.ready.timeout?");
  }

  @Test
  void a_key_like_no_other_is_refused_with_the_rule() {
    assertThat(gate().property("loadline.happiness", "5").refusal())
        .isEqualTo(
            "loadline.happiness = \"5\", from system property: there is no such key; the keys are"
                + " loadline. and an attribute in lower case (loadline.latency-mean,"
                + " loadline.ready.timeout), and loadline.mode, loadline.on-inconclusive,"
                + " loadline.on-invalid, loadline.transport, loadline.output-dir, loadline.history,"
                + " loadline.formats, loadline.allowed-hosts, loadline.max-duration, loadline.trace,"
                + " loadline.trace-url, loadline.progress, loadline.self-check,"
                + " loadline.attachments, loadline.kube-context, loadline.image,"
                + " loadline.image-pull-secrets, loadline.worker-namespace, loadline.worker-cpu,"
                + " loadline.worker-memory, loadline.worker-node-selector,"
                + " loadline.worker-tolerations, loadline.worker-user, loadline.worker-start,"
                + " loadline.worker-mesh, loadline.keep, loadline.otlp, loadline.micrometer,"
                + " loadline.ci, loadline.baseline, loadline.baseline.restart");
  }

  @Test
  void an_environment_variable_close_to_a_key_is_refused() {
    assertThat(gate().environment("LOADLINE_LATENCY_MAEN", "5").refusal())
        .isEqualTo(
            "LOADLINE_LATENCY_MAEN = \"5\", from environment variable: there is no such key;"
                + " did you mean LOADLINE_LATENCY_MEAN?");
  }

  @Test
  void an_environment_variable_of_another_tool_is_let_be() {
    assertThat(
            gate().environment("LOADLINE_SHARED", "x").environment("LOADLINE_HOME", "y").refusal())
        .isEmpty();
  }

  @Test
  void an_unknown_mode_is_refused() {
    assertThat(gate().property("loadline.mode", "enforec").refusal())
        .isEqualTo(
            "loadline.mode = \"enforec\", from system property loadline.mode:"
                + " must be enforce, advise, plan or off; did you mean enforce?");
  }

  @Test
  void an_unknown_consequence_is_refused() {
    assertThat(gate().junit("loadline.on-invalid", "ignore").refusal())
        .isEqualTo(
            "loadline.on-invalid = \"ignore\", from JUnit configuration parameter"
                + " loadline.on-invalid: must be fail or abort; write one of these");
  }

  @Test
  void an_unknown_transport_is_refused() {
    assertThat(gate().environment("LOADLINE_TRANSPORT", "okhttp").refusal())
        .isEqualTo(
            "loadline.transport = \"okhttp\", from environment variable LOADLINE_TRANSPORT:"
                + " must be netty or jdk; write one of these");
  }

  @Test
  void an_unknown_format_is_refused_with_those_there_are() {
    assertThat(gate().property("loadline.formats", "iter8, cvs").refusal())
        .isEqualTo(
            "loadline.formats = \"iter8, cvs\", from system property loadline.formats:"
                + " \"cvs\" must be csv, hdr, llm-d, openmetrics or iter8; did you mean csv?");
  }

  @Test
  void a_url_among_the_allowed_hosts_is_refused() {
    assertThat(gate().property("loadline.allowed-hosts", "a.org,http://b.org").refusal())
        .isEqualTo(
            "loadline.allowed-hosts = \"a.org,http://b.org\", from system property"
                + " loadline.allowed-hosts: \"http://b.org\" is no host name; write host names"
                + " separated by commas, without scheme, port and path");
  }

  @Test
  void a_longest_duration_without_a_unit_is_refused() {
    assertThat(gate().property("loadline.max-duration", "10").refusal())
        .isEqualTo(
            "loadline.max-duration = \"10\", from system property loadline.max-duration:"
                + " has no unit; write 10ms, 10s, 10m or 10h");
  }

  @Test
  void an_unknown_progress_is_refused() {
    assertThat(gate().property("loadline.progress", "false").refusal())
        .endsWith(": must be on or off; write one of these");
  }

  @Test
  void switches_alone_are_refused_before_anything_else() {
    GateConfig config = gate().property("loadline.mode", "of").config();
    assertThatThrownBy(config::switches)
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageEndingWith("must be enforce, advise, plan or off; did you mean off?");
  }

  @Test
  void all_problems_are_told_at_once() {
    assertThat(
            gate()
                .set(Attribute.URL, "ftp://iris")
                .set(Attribute.RATE, "0")
                .set(Attribute.UPPER, "http/latency-p999=3")
                .property("loadline.mod", "off")
                .refusal())
        .isEqualTo(
            """
            4 problems in the configuration
              loadline.mod = "off", from system property: there is no such key; \
            did you mean loadline.mode?
              @InferenceLoadTest(url = "ftp://iris"), from @InferenceLoadTest on method gate(): \
            must be an absolute http, https, grpc or grpcs URL; \
            write one such as http://localhost:8080/v2/models/iris/infer
              @Load(rate = 0), from @Load on method gate(): must be greater than 0; \
            write a number such as 8 or 0.5
              @Slo(upper = "http/latency-p999=3"), from @Slo on method gate(): \
            a percentile must be greater than 0 and less than 100; \
            did you mean http/latency-p99.9?\
            """);
  }
}
