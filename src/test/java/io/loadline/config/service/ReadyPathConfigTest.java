package io.loadline.config.service;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.setting.Attribute;
import io.loadline.plan.EffectiveSetting;
import io.loadline.plan.ReadyPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadyPathConfigTest {
  private static final String SUBJECT = "@Ready(path = \"%s\"), from @Ready on method gate(): ";

  @Test
  void unset_is_the_one_of_the_protocol() {
    assertThat(gate().resolve().readiness().path()).isEqualTo(ReadyPath.DERIVED);
  }

  @ParameterizedTest
  @CsvSource({
    "/health, /health",
    "/health?deep=1, /health?deep=1",
    "' /ready ', /ready",
    "/, /",
    "/gesundheit/ä, /gesundheit/%C3%A4"
  })
  void a_path_is_one_on_the_host_of_the_url(String set, String path) {
    ReadyPath read = gate().set(Attribute.READY_PATH, set).resolve().readiness().path();

    assertThat(read).isEqualTo(new ReadyPath(path));
    assertThat(read.isSet()).isTrue();
  }

  @Test
  void none_asks_nothing() {
    ReadyPath read = gate().set(Attribute.READY_PATH, "none").resolve().readiness().path();

    assertThat(read.isNone()).isTrue();
    assertThat(read.isSet()).isFalse();
  }

  @Test
  void the_key_from_outside_wins() {
    assertThat(
            gate()
                .set(Attribute.READY_PATH, "none")
                .junit("loadline.ready.path", "/health")
                .resolve()
                .readiness()
                .path())
        .isEqualTo(new ReadyPath("/health"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"health", "http://localhost/health", "None", "off", ""})
  void anything_else_is_refused(String path) {
    assertThat(gate().set(Attribute.READY_PATH, path).refusal())
        .isEqualTo(
            SUBJECT.formatted(path)
                + "must begin with / or be none; write the path of the address that says whether"
                + " the model is ready, such as /health, or none where only real requests shall"
                + " decide");
  }

  @Test
  void what_a_url_may_not_hold_is_refused() {
    assertThat(gate().set(Attribute.READY_PATH, "/a b").refusal())
        .startsWith(SUBJECT.formatted("/a b") + "is no URL: illegal character in path");
    assertThat(gate().set(Attribute.READY_PATH, "/a#b").refusal())
        .startsWith(SUBJECT.formatted("/a#b") + "must not have a fragment");
  }

  @ParameterizedTest
  @ValueSource(strings = {"grpc://localhost:9000/iris", "grpcs://localhost/shop.Shop/Buy"})
  void with_grpc_a_path_is_refused_and_none_is_not(String url) {
    String payload = "{\"inputs\":[]}";

    assertThat(
            gate()
                .set(Attribute.URL, url)
                .set(Attribute.PAYLOAD, payload)
                .set(Attribute.READY_PATH, "/health")
                .refusal())
        .contains(
            SUBJECT.formatted("/health")
                + "is an address of HTTP, and url is called by gRPC; remove it: a model is asked"
                + " by ModelReady; or write none");
    assertThat(
            gate()
                .set(Attribute.URL, url)
                .set(Attribute.PAYLOAD, payload)
                .set(Attribute.READY_PATH, "none")
                .refusal())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://h/v2/models/iris/infer, '\"/v2/models/iris/ready\"'",
    "http://h/v1/chat/completions, '\"/v1/models\"'",
    "http://h/predict, '\"none\"'",
    "grpc://h/iris, ModelReady",
    "grpc://h/shop.Shop/Buy, '\"none\"'"
  })
  void the_plan_shows_what_is_asked(String url, String shown) {
    assertThat(
            gate()
                .set(Attribute.URL, url)
                .set(Attribute.PAYLOAD, "{\"inputs\":[]}")
                .resolve()
                .effective())
        .contains(new EffectiveSetting("@Ready(path)", shown, "default"));
  }

  @Test
  void the_plan_shows_what_is_set() {
    assertThat(gate().set(Attribute.READY_PATH, "/health").resolve().effective())
        .contains(new EffectiveSetting("@Ready(path)", "\"/health\"", "@Ready on method gate()"));
  }

  @Test
  void the_plan_of_a_service_in_a_cluster_leaves_it_to_the_runtime() {
    assertThat(gate().set(Attribute.URL).set(Attribute.READY_ISVC, "iris").resolve().effective())
        .contains(
            new EffectiveSetting("@Ready(path)", "that of the protocol of its runtime", "default"));
  }
}
