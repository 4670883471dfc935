package io.loadline.config.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.GateFixture;
import io.loadline.config.setting.Attribute;
import io.loadline.plan.AppliedOverride;
import io.loadline.plan.EffectiveSetting;
import io.loadline.plan.Header;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
  private static String url(GateFixture gate) {
    return gate.resolve().plan().call().target().url().toString();
  }

  @Test
  void a_placeholder_is_a_system_property_first() {
    GateFixture gate =
        gate()
            .set(Attribute.URL, "http://${iris.host}:80/v2")
            .property("iris.host", "a")
            .environment("IRIS_HOST", "b");
    assertThat(url(gate)).isEqualTo("http://a:80/v2");
  }

  @Test
  void a_placeholder_is_an_environment_variable_of_its_own_name() {
    assertThat(url(gate().set(Attribute.URL, "http://${Host}/").environment("Host", "b")))
        .isEqualTo("http://b/");
  }

  @Test
  void a_placeholder_is_an_environment_variable_in_upper_case() {
    assertThat(url(gate().set(Attribute.URL, "http://${iris-host}/").environment("IRIS_HOST", "b")))
        .isEqualTo("http://b/");
  }

  @Test
  void a_placeholder_is_a_junit_configuration_parameter_last() {
    assertThat(url(gate().set(Attribute.URL, "http://${iris.host}/").junit("iris.host", "c")))
        .isEqualTo("http://c/");
  }

  @Test
  void a_placeholder_in_a_value_from_outside_is_filled_in() {
    assertThat(url(gate().property("loadline.url", "http://${h}/").property("h", "d")))
        .isEqualTo("http://d/");
  }

  @Test
  void a_missing_placeholder_is_refused() {
    assertThat(gate().set(Attribute.URL, "http://${iris.host}/").refusal())
        .isEqualTo(
            "@InferenceLoadTest(url = \"http://${iris.host}/\"), from @InferenceLoadTest on method"
                + " gate(): ${iris.host} is set nowhere; set the system property iris.host, the"
                + " environment variable IRIS_HOST or the JUnit configuration parameter iris.host");
  }

  @Test
  void a_missing_secret_is_refused() {
    assertThat(gate().set(Attribute.HEADERS, "X-Key: ${secret:KEY}").refusal())
        .contains(": ${secret:KEY} is set nowhere; set the system property KEY, ");
  }

  @Test
  void a_placeholder_that_is_not_closed_is_refused() {
    assertThat(gate().set(Attribute.HEADERS, "X-Key: ${KEY").refusal())
        .endsWith(": ${KEY is no placeholder; write ${name}, or put a payload into a file");
  }

  @Test
  void a_header_that_holds_a_secret_is_secret() {
    GateFixture gate =
        gate().set(Attribute.HEADERS, "X-Key: k-${secret:KEY}").environment("KEY", "hunter2");
    assertThat(gate.resolve().plan().call().headers())
        .containsExactly(new Header("X-Key", "k-hunter2", true));
    assertThat(gate.whole().secrets().mask("answer: hunter2")).isEqualTo("answer: ***");
  }

  @Test
  void a_credential_is_masked_whole_and_without_its_scheme() {
    Gate gate = gate().set(Attribute.HEADERS, "Authorization: Bearer abc.def").whole();
    assertThat(gate.secrets().mask("Bearer abc.def, abc.def")).isEqualTo("***, ***");
  }

  @Test
  void the_effective_plan_holds_no_secret() {
    Gate.Endpoint gate =
        gate()
            .set(Attribute.HEADERS, "Cookie: c=1", "X-Key: ${secret:KEY}", "X-Team: iris")
            .environment("KEY", "hunter2")
            .resolve();
    assertThat(gate.effective())
        .contains(
            new EffectiveSetting(
                "@InferenceLoadTest(headers)",
                "{\"Cookie: ***\", \"X-Key: ***\", \"X-Team: iris\"}",
                "@InferenceLoadTest on method gate()"));
  }

  @Test
  void an_override_holds_no_secret() {
    Gate.Endpoint gate =
        gate()
            .set(Attribute.URL, "http://iris/${secret:KEY}")
            .environment("KEY", "hunter2")
            .property("loadline.url", "http://oak/${secret:OTHER}")
            .property("OTHER", "swordfish")
            .resolve();
    assertThat(gate.overrides())
        .containsExactly(
            new AppliedOverride(
                "loadline.url",
                "\"http://iris/***\"",
                "\"http://oak/***\"",
                "system property",
                false,
                Optional.empty()));
  }

  @Test
  void a_problem_holds_no_secret() {
    assertThat(
            gate()
                .set(Attribute.HEADERS, "User-Agent: ${secret:KEY}")
                .environment("KEY", "hunter2")
                .refusal())
        .contains("headers = \"User-Agent: ***\"")
        .doesNotContain("hunter2");
  }
}
