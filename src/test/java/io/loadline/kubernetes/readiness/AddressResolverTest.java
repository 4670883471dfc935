package io.loadline.kubernetes.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.plan.Call;
import io.loadline.plan.Payload;
import io.loadline.plan.Target;
import io.loadline.testkit.FakeCluster;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressResolverTest {
  private static final String ADDRESS = "http://iris-predictor.default.svc.cluster.local";
  private static final String V2 = "{'inputs': []}";

  @Test
  void the_name_that_has_no_service_is_mapped_and_said() {
    ServiceDiscovery.Address address =
        locate("http://iris.default.svc.cluster.local/v2/models/iris/infer", "v2", V2);

    assertThat(address.target().url()).hasToString(ADDRESS + "/v2/models/iris/infer");
    assertThat(address.externalHost()).isEqualTo("iris-default.example.com");
    assertThat(address.component()).isEqualTo("predictor");
    assertThat(address.said())
        .isEqualTo(
            "http://iris.default.svc.cluster.local/v2/models/iris/infer stands for InferenceService"
                + " default/iris: "
                + ADDRESS
                + "/v2/models/iris/infer is called");
  }

  @Test
  void the_services_own_name_is_called_as_it_is() {
    ServiceDiscovery.Address address = locate(ADDRESS + "/v2/models/iris/infer?a=b", "v2", V2);

    assertThat(address.target().url()).hasToString(ADDRESS + "/v2/models/iris/infer?a=b");
    assertThat(address.said()).isEmpty();
  }

  @Test
  void the_old_name_of_a_component_is_mapped_to_the_new_one() {
    assertThat(locate("http://iris-predictor-default.default.svc/x", "v2", V2).target().url())
        .hasToString(ADDRESS + "/x");
  }

  @Test
  void an_external_host_stays_and_has_an_address_in_the_cluster() {
    ServiceDiscovery.Address address =
        locate("http://iris-default.example.com/v2/models/iris/infer", "v2", V2);

    assertThat(address.external()).isTrue();
    assertThat(address.target().host()).isEqualTo("iris-default.example.com");
    assertThat(address.clusterUrl()).hasToString(ADDRESS + "/v2/models/iris/infer");
  }

  @Test
  void a_foreign_host_beside_a_named_object_is_called_as_it_is() {
    ServiceDiscovery.Address address =
        locate("http://localhost:9000/v2/models/iris/infer", "v2", V2);

    assertThat(address.elsewhere()).isTrue();
    assertThat(address.target().url()).hasToString("http://localhost:9000/v2/models/iris/infer");
  }

  @Test
  void the_path_follows_from_protocol_and_payload() {
    assertThat(path("v2", "sklearn", V2)).isEqualTo("/v2/models/iris/infer");
    assertThat(path("v1", "sklearn", "{'instances': []}")).isEqualTo("/v1/models/iris:predict");
    assertThat(path("v2", "huggingface", "{'messages': []}"))
        .isEqualTo("/openai/v1/chat/completions");
    assertThat(path("v2", "vLLM", "{'prompt': 'x'}")).isEqualTo("/v1/completions");
    assertThat(path("", "sklearn", V2)).isEqualTo("/v2/models/iris/infer");
  }

  @Test
  void a_grpc_model_is_called_over_grpc() {
    assertThat(locate("isvc://iris", "grpc-v2", V2).target().url())
        .hasToString("grpc://iris-predictor.default.svc.cluster.local/iris");
  }

  @Test
  void the_server_may_know_the_model_by_another_name() {
    String isvc =
        isvc("v2", "huggingface").replace("'v2'", "'v2', 'args': ['--model_name=gpt', '-x']");

    assertThat(address(isvc, "isvc://iris", V2).target().pathAndQuery())
        .isEqualTo("/v2/models/gpt/infer");
  }

  @Test
  void a_path_that_nothing_tells_is_an_error() {
    String isvc = isvc("", "").replace("'model': {", "'containers': [], 'other': {");

    assertThatThrownBy(() -> address(isvc, "isvc://iris", "{'x': 1}"))
        .hasMessageContaining("do       give the path: url = \"/v2/models/iris/infer\"");
  }

  private static String path(String protocol, String format, String payload) {
    return address(isvc(protocol, format), "isvc://iris", payload).target().pathAndQuery();
  }

  private static ServiceDiscovery.Address locate(String url, String protocol, String payload) {
    return address(isvc(protocol, "sklearn"), url, payload);
  }

  private static ServiceDiscovery.Address address(String isvc, String url, String payload) {
    byte[] body = payload.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    Call call =
        new Call(
            new Target(URI.create(url)),
            "POST",
            List.of(),
            List.of(Payload.of("inline", body)),
            Duration.ofSeconds(1),
            List.of());
    return ServiceDiscovery.Address.of(
        FakeCluster.object(ResourceKind.INFERENCE_SERVICES, isvc.replace('\'', '"')), call);
  }

  private static String isvc(String protocol, String format) {
    return "{'metadata': {'name': 'iris', 'namespace': 'default'}, 'spec': {'predictor': {'model':"
        + " {'modelFormat': {'name': '"
        + format
        + "'}, 'protocolVersion': '"
        + protocol
        + "'}}}, 'status': {'url': 'http://iris-default.example.com', 'address': {'url': '"
        + ADDRESS
        + "'}}}";
  }
}
