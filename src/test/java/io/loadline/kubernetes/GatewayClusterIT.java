package io.loadline.kubernetes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.AccessMode;
import io.loadline.plan.Call;
import io.loadline.result.ClusterResult;
import io.loadline.result.TargetPath;
import io.loadline.testkit.ClusterKit;
import io.loadline.testkit.KubeNamespace;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real InferenceServices behind real gateways. */
@Tag("cluster")
class GatewayClusterIT {
  private final Gates gates = new Gates();
  private final PlainLoad load = new PlainLoad(Iris.INPUT);
  @AutoClose private ClusterKit kit;
  private KubeNamespace namespace;

  @BeforeEach
  void make_room() {
    kit = ClusterKit.require().with("inferenceservices.serving.kserve.io", "kserve-up");
    namespace = kit.namespace("gateway");
  }

  @Test
  void the_gateway_api_routes_by_the_host_of_the_status() throws Exception {
    kit.with("httproutes.gateway.networking.k8s.io", "gateway-up");
    namespace.apply(isvc("Standard"));
    try (ClusterGate gate = gates.isvc(namespace.name(), "iris", AccessMode.INGRESS, "")) {
      Call call = load.reach(gate);
      assertThat(call.target().virtualHost())
          .isEqualTo("iris-" + namespace.name() + ".example.com");
      ClusterResult result = load.measure(gate, call, 3, () -> {});
      assertThat(result.path()).isEqualTo(TargetPath.INGRESS);
      assertThat(result.interferences()).isEmpty();
      assertThat(requireNonNull(result.before()).kind()).isEqualTo("InferenceService");
      assertThat(requireNonNull(result.before()).mode()).isEqualTo("Standard");
      assertThat(requireNonNull(result.before()).runtime()).isEqualTo("kserve-mlserver");
      assertThat(load.failures()).isZero();
    }
  }

  @Test
  void knative_is_reached_directly_by_its_gateway_and_by_its_queue_proxy() throws Exception {
    kit.with("services.serving.knative.dev", "knative-up");
    namespace.apply(isvc("Knative"));
    for (AccessMode access :
        new AccessMode[] {AccessMode.DIRECT, AccessMode.INGRESS, AccessMode.PORT_FORWARD}) {
      try (ClusterGate gate = gates.isvc(namespace.name(), "iris", access, "")) {
        Call call = load.reach(gate);
        ClusterResult result = load.measure(gate, call, 2, () -> {});
        assertThat(result.path().name()).isEqualTo(access.name());
        assertThat(result.interferences()).isEmpty();
        assertThat(requireNonNull(result.before()).mode()).isEqualTo("Knative");
        assertThat(requireNonNull(result.before()).components().get(0).revision())
            .isEqualTo("iris-predictor-00001");
        assertThat(load.failures()).as(access + " " + result).isZero();
      }
    }
  }

  @Test
  void a_given_gateway_is_used_with_the_host_of_the_service() throws Exception {
    kit.with("services.serving.knative.dev", "knative-up");
    namespace.apply(isvc("Knative"));
    try (ClusterGate gate =
        gates.isvc(namespace.name(), "iris", AccessMode.AUTO, "127.0.0.1:31080")) {
      Call call = load.reach(gate);
      assertThat(call.target().url()).hasHost("127.0.0.1").hasPort(31080);
      assertThat(call.target().virtualHost()).contains(namespace.name() + ".example.com");
    }
  }

  private static String isvc(String mode) {
    return """
        apiVersion: serving.kserve.io/v1beta1
        kind: InferenceService
        metadata:
          name: iris
          annotations: {serving.kserve.io/deploymentMode: %s}
        spec:
          predictor:
            model:
              modelFormat: {name: sklearn}
              protocolVersion: v2
              runtime: kserve-mlserver
              storageUri: gs://seldon-models/sklearn/mms/lr_model
        """
        .formatted(mode);
  }
}
