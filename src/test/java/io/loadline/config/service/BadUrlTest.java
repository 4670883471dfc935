package io.loadline.config.service;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.setting.Attribute;
import org.junit.jupiter.api.Test;

class BadUrlTest {
  private static final String EXAMPLE =
      "write one such as http://localhost:8080/v2/models/iris/infer";

  private static String refusal(String url) {
    return gate().set(Attribute.URL, url).refusal();
  }

  @Test
  void no_url_at_all_is_refused() {
    assertThat(gate().set(Attribute.URL).refusal())
        .isEqualTo(
            "@InferenceLoadTest(url): is not set; write url = \"http://host:port/path\", or"
                + " @Ready(isvc = \"name\") for a model in a cluster, or mark what says where the"
                + " service is with @InferenceTarget");
  }

  @Test
  void a_url_without_a_scheme_is_refused() {
    assertThat(refusal("localhost:8080/v2"))
        .isEqualTo(
            "@InferenceLoadTest(url = \"localhost:8080/v2\"), from @InferenceLoadTest on method"
                + " gate(): must be an absolute http, https, grpc or grpcs URL;"
                + " did you mean http://localhost:8080/v2?");
  }

  @Test
  void a_path_without_an_inference_target_is_refused() {
    assertThat(refusal("/v2/models"))
        .endsWith(": must be an absolute http, https, grpc or grpcs URL; " + EXAMPLE);
  }

  @Test
  void https_is_as_good_as_http() {
    assertThat(refusal("https://iris/v2")).isEmpty();
  }

  @Test
  void a_url_with_a_blank_is_refused() {
    assertThat(refusal("http://iris/a b"))
        .endsWith(
            ": is no URL: illegal character in path at character 14;"
                + " percent-encode what a URL may not hold, or "
                + EXAMPLE);
  }

  @Test
  void a_host_with_an_underscore_is_refused() {
    assertThat(refusal("http://my_iris:8080/v2"))
        .endsWith(
            ": has no valid host and port; a host is made of letters, digits, - and .,"
                + " a port of digits; "
                + EXAMPLE);
  }

  @Test
  void a_port_out_of_range_is_refused() {
    assertThat(refusal("http://iris:70000/"))
        .endsWith(": has a port outside 1..65535; write the port of the service");
  }

  @Test
  void a_fragment_is_refused() {
    assertThat(refusal("http://iris/v2#top"))
        .endsWith(": must not have a fragment, which is never sent; remove # and the rest");
  }

  @Test
  void a_password_in_the_url_is_refused_and_not_shown() {
    assertThat(refusal("http://ann:hunter2@iris/v2"))
        .isEqualTo(
            "@InferenceLoadTest(url = \"http://***@iris/v2\"), from @InferenceLoadTest on method"
                + " gate(): must not hold a user or password;"
                + " write them as headers = \"Authorization: ..\"");
  }

  @Test
  void an_absolute_url_beside_an_inference_target_is_refused() {
    assertThat(gate().target("http://localhost:9").refusal())
        .endsWith(
            ": must start with / or be empty, since @InferenceTarget says where the service is;"
                + " write only the path, such as /v2/models/iris/infer");
  }

  @Test
  void an_inference_target_with_a_path_is_refused() {
    assertThat(gate().set(Attribute.URL, "/v2").target("http://localhost:9/v1").refusal())
        .isEqualTo(
            "@InferenceTarget = \"http://localhost:9/v1\": must be scheme, host and port only;"
                + " write http://localhost:9 and the path into url");
  }

  @Test
  void a_path_below_an_inference_target_is_joined_to_it() {
    assertThat(
            gate()
                .set(Attribute.URL, "/v2/infer?a=b")
                .target("http://localhost:9")
                .resolve()
                .plan()
                .call()
                .target()
                .url())
        .hasToString("http://localhost:9/v2/infer?a=b");
  }

  @Test
  void an_inference_target_alone_is_called() {
    assertThat(
            gate().set(Attribute.URL).target("http://localhost:9").resolve().plan().call().target())
        .extracting("url")
        .hasToString("http://localhost:9");
  }

  @Test
  void what_no_request_line_can_hold_is_percent_encoded() {
    assertThat(gate().set(Attribute.URL, "http://iris/modèle").resolve().plan().call().target())
        .extracting("url")
        .hasToString("http://iris/mod%C3%A8le");
  }

  @Test
  void a_scheme_may_be_written_in_capitals() {
    assertThat(gate().set(Attribute.URL, "HTTP://iris/predict").resolve().plan().call().target())
        .extracting("url")
        .hasToString("http://iris/predict");
    assertThat(
            gate().set(Attribute.URL, "/x").target("HTTPS://localhost:9").resolve().plan().call())
        .extracting("target.url")
        .hasToString("https://localhost:9/x");
  }
}
