package io.loadline.config.service;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.GateFixture;
import io.loadline.config.gate.Gate;
import io.loadline.config.setting.Attribute;
import io.loadline.plan.AwaitedKind;
import io.loadline.plan.ReadinessTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressConfigTest {
  private static GateFixture isvc() {
    return gate().set(Attribute.URL).set(Attribute.READY_ISVC, "iris");
  }

  private static String url(GateFixture gate) {
    return gate.resolve().plan().call().target().url().toString();
  }

  @Test
  void an_isvc_without_a_url_is_what_is_called() {
    assertThat(url(isvc())).isEqualTo("isvc://iris");
  }

  @ParameterizedTest
  @CsvSource({
    "READY_KSVC, ksvc://iris/v1/x",
    "READY_LLMISVC, llmisvc://iris/v1/x",
    "READY_GRAPH, graph://iris/v1/x",
  })
  void a_path_follows_the_object_that_has_the_address(Attribute attribute, String url) {
    assertThat(url(gate().set(Attribute.URL, "/v1/x").set(attribute, "iris"))).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"READY_SERVICE", "READY_DEPLOY"})
  void an_object_without_an_address_needs_a_url(Attribute attribute) {
    assertThat(gate().set(Attribute.URL).set(attribute, "iris").refusal())
        .startsWith("@InferenceLoadTest(url): is not set; ");
  }

  @Test
  void a_whole_url_beside_an_isvc_is_called_as_it_stands() {
    GateFixture gate = isvc().set(Attribute.URL, "http://127.0.0.1:31081/v2/models/iris/infer");

    assertThat(url(gate)).isEqualTo("http://127.0.0.1:31081/v2/models/iris/infer");
    assertThat(gate.resolve().readiness().awaited()).isPresent();
  }

  @Test
  void a_nearer_whole_url_replaces_an_outer_isvc() {
    Gate.Endpoint gate =
        isvc().property("loadline.url", "http://localhost:8080/v2/models/m/infer").resolve();

    assertThat(gate.readiness().awaited()).isEmpty();
    assertThat(gate.plan().call().target().url().getHost()).isEqualTo("localhost");
  }

  @Test
  void a_nearer_path_does_not_replace_an_outer_isvc() {
    assertThat(url(isvc().property("loadline.url", "/v2/models/m/infer")))
        .isEqualTo("isvc://iris/v2/models/m/infer");
  }

  @Test
  void a_nearer_isvc_replaces_an_outer_whole_url() {
    GateFixture gate =
        gate().property("loadline.ready.isvc", "other").property("loadline.ready.namespace", "ns");

    assertThat(url(gate)).isEqualTo("isvc://other");
    assertThat(gate.resolve().readiness().awaited())
        .contains(new ReadinessTarget(AwaitedKind.ISVC, "other", "ns"));
  }

  @Test
  void an_inference_target_beside_an_isvc_says_where_it_is() {
    assertThat(url(isvc().target("http://127.0.0.1:8080").set(Attribute.URL, "/v2")))
        .isEqualTo("http://127.0.0.1:8080/v2");
  }
}
