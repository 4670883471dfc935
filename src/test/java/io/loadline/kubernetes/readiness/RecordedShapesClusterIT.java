package io.loadline.kubernetes.readiness;

import static io.loadline.kubernetes.readiness.RealWait.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.plan.AwaitedKind;
import io.loadline.plan.Target;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Statuses of other installations, on the real API server. The mode ModelMesh keeps this cluster's
 * controller from writing its own.
 */
@Tag("cluster")
class RecordedShapesClusterIT {
  private Space kit;
  private RealWait wait;

  @BeforeEach
  void open() {
    kit = Space.withKserve("shapes");
    wait = new RealWait(kit.cluster());
    kit.apply(
        """
        apiVersion: serving.kserve.io/v1beta1
        kind: InferenceService
        metadata: {name: iris, annotations: {serving.kserve.io/deploymentMode: ModelMesh}}
        spec: {predictor: {model: {modelFormat: {name: sklearn}, storageUri: "gs://iris"}}}
        """);
  }

  @AfterEach
  void close() {
    if (kit != null) {
      kit.close();
    }
  }

  @Test
  void an_istio_gateways_host_leads_to_the_service() {
    status("iris." + kit.namespace() + ".example.com", "True", "");

    Target target = new Target(URI.create("https://iris." + kit.namespace() + ".example.com/x"));
    ServiceQuery query =
        new ServiceDiscovery(kit.cluster(), host -> true)
            .query(target, Optional.empty(), "")
            .orElseThrow();

    assertThat(query.what()).isEqualTo("InferenceService " + kit.namespace() + "/iris");
  }

  @Test
  void an_istio_route_that_is_not_ready_is_told() {
    status("iris.example.com", "False", "Istio virtual service creation failed");

    assertThat(wait.failure(named(kit, AwaitedKind.ISVC, "iris"), 1))
        .contains("IngressReady is False, Istio virtual service creation failed")
        .contains("RoutesReady is False");
  }

  /** As KServe 0.11 to 0.15 writes it with Istio, in what was called Serverless then. */
  private void status(String host, String ready, String reason) {
    kit.patchStatus(
        ResourceKind.INFERENCE_SERVICES,
        "iris",
        """
        {"status": {"observedGeneration": 1, "url": "http://%1$s",
          "address": {"url": "http://iris.%2$s.svc.cluster.local"},
          "conditions": [
            {"type": "IngressReady", "status": "%3$s", "reason": "%4$s"},
            {"type": "PredictorConfigurationReady", "status": "True", "severity": "Info"},
            {"type": "PredictorReady", "status": "True"},
            {"type": "Ready", "status": "%3$s", "reason": "%4$s"},
            {"type": "RoutesReady", "status": "%3$s", "severity": "Info"}],
          "modelStatus": {"transitionStatus": "UpToDate",
            "states": {"activeModelState": "Loaded", "targetModelState": "Loaded"}}}}
        """
            .formatted(host, kit.namespace(), ready, reason));
  }
}
