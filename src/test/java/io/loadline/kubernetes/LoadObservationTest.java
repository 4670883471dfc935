package io.loadline.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json;
import io.loadline.kubernetes.access.AccessRoute;
import io.loadline.kubernetes.readiness.ServiceDiscovery;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.plan.AllowedInterference;
import io.loadline.plan.Call;
import io.loadline.testkit.FakeCluster;
import io.loadline.testkit.RecordedCanary;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where the metrics of what is measured are found. */
class LoadObservationTest {
  private static final Call CALL =
      Gates.call("http://iris-predictor.models.svc/v2/models/iris/infer");

  private final FakeCluster cluster =
      RecordedCanary.cluster(RecordedCanary.TAGS, "", RecordedCanary.WHOLE);
  private final KubeObject isvc =
      cluster.get(ResourceKind.INFERENCE_SERVICES, "models", "iris").orElseThrow();

  private Map<String, AccessRoute> metricsPoints() {
    ServiceDiscovery.Address there = ServiceDiscovery.Address.of(isvc, CALL);
    ReachableService reached =
        new ReachableService(isvc, there, AccessRoute.direct(there.target()));
    try (LoadObservation observation =
        LoadObservation.begin(
            cluster, reached, AllowedInterference.NOTHING, () -> 0, () -> Instant.EPOCH)) {
      return observation.metricsPoints();
    }
  }

  /** Without an address, so that nothing is connected to. */
  private void declare(String pod, String port) {
    KubeObject before = cluster.get(ResourceKind.PODS, "models", pod).orElseThrow();
    String json = Json.compact(before.tree().value());
    cluster.with(
        ResourceKind.PODS,
        json.replaceFirst(
            "\"annotations\": *\\{", "\"annotations\":{\"prometheus.io/port\":\"" + port + "\","));
  }

  @Test
  void each_pod_that_answers_is_a_point_of_its_own() {
    declare("old", "8080");
    declare("new", "8082");

    Map<String, AccessRoute> points = metricsPoints();

    assertThat(points).containsOnlyKeys("old:8080");
    points.values().forEach(AccessRoute::close);
  }

  @Test
  void there_is_none_where_pods_declare_nothing() {
    assertThat(metricsPoints()).isEmpty();
  }

  @Test
  void there_is_none_where_the_service_could_not_be_read() {
    declare("old", "8080");
    cluster.without(ResourceKind.INFERENCE_SERVICES, "iris");

    assertThat(metricsPoints()).isEmpty();
  }

  @Test
  void there_is_none_without_the_right_to_list_pods() {
    declare("old", "8080");
    cluster.forbidding(ResourceKind.PODS);

    assertThat(metricsPoints()).isEmpty();
  }
}
