package io.loadline.kubernetes.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.testkit.FakeCluster;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectRulesTest {
  private static final ResourceKind JOBS = new ResourceKind("batch", "v1", "jobs", "Job", true);

  @Test
  void a_service_needs_an_endpoint_that_is_ready() {
    FakeCluster cluster =
        new FakeCluster()
            .with(ResourceKind.SERVICES, object("web", "'spec': {'type': 'ClusterIP'}"));
    assertThat(obstacles(cluster, ResourceKind.SERVICES, ""))
        .containsExactly("no pod stands behind it");

    cluster.with(ResourceKind.ENDPOINT_SLICES, slice(false));
    assertThat(obstacles(cluster, ResourceKind.SERVICES, ""))
        .containsExactly("none of its 1 endpoints is ready");

    cluster.with(ResourceKind.ENDPOINT_SLICES, slice(true));
    assertThat(obstacles(cluster, ResourceKind.SERVICES, "")).isEmpty();
  }

  @Test
  void any_object_needs_the_condition_that_is_named() {
    String status =
        "'status': {'conditions': [{'type': 'Complete', 'status': 'False', 'reason': 'Runs'}]}";
    FakeCluster cluster = new FakeCluster().with(JOBS, object("web", status));

    assertThat(obstacles(cluster, JOBS, "Complete")).containsExactly("Complete is False, Runs");
    assertThat(obstacles(cluster, JOBS, "Failed")).containsExactly("Failed is not set");
  }

  @Test
  void an_object_without_conditions_is_ready_when_none_is_named() {
    FakeCluster cluster = new FakeCluster().with(JOBS, object("web", "'spec': {}"));

    assertThat(obstacles(cluster, JOBS, "")).isEmpty();
  }

  @Test
  void an_unknown_part_of_an_llm_service_counts_though_ready_does_not_wait_for_it() {
    String status =
        "'status': {'conditions': [{'type': 'Ready', 'status': 'True'}, {'type': 'RouterReady',"
            + " 'status': 'Unknown'}]}";
    FakeCluster cluster =
        new FakeCluster().with(ResourceKind.LLM_INFERENCE_SERVICES, object("web", status));

    assertThat(obstacles(cluster, ResourceKind.LLM_INFERENCE_SERVICES, ""))
        .containsExactly("RouterReady is Unknown");
  }

  @Test
  void conditions_of_an_llm_service_that_only_inform_do_not_count() {
    String status =
        "'status': {'conditions': [{'type': 'Ready', 'status': 'True'}, {'type': 'VolumeSupported',"
            + " 'status': 'False', 'severity': '%s'}]}";
    FakeCluster cluster = new FakeCluster();

    for (String severity : List.of("Info", "Warning")) {
      cluster.with(ResourceKind.LLM_INFERENCE_SERVICES, object("web", status.formatted(severity)));
      assertThat(obstacles(cluster, ResourceKind.LLM_INFERENCE_SERVICES, "")).isEmpty();
    }
    cluster.with(ResourceKind.LLM_INFERENCE_SERVICES, object("web", status.formatted("Error")));
    assertThat(obstacles(cluster, ResourceKind.LLM_INFERENCE_SERVICES, ""))
        .containsExactly("VolumeSupported is False");
  }

  @Test
  void a_part_of_an_llm_service_counts_though_kserve_says_that_it_only_informs() {
    String status =
        "'status': {'conditions': [{'type': 'Ready', 'status': 'True'}, {'type': 'HTTPRoutesReady',"
            + " 'status': 'False', 'severity': 'Info'}, {'type': 'GroupReady', 'status': 'False',"
            + " 'severity': 'Info'}]}";
    FakeCluster cluster =
        new FakeCluster().with(ResourceKind.LLM_INFERENCE_SERVICES, object("web", status));

    assertThat(obstacles(cluster, ResourceKind.LLM_INFERENCE_SERVICES, ""))
        .containsExactly("HTTPRoutesReady is False");
  }

  @Test
  void a_condition_that_somebody_names_counts_though_it_only_informs() {
    String status =
        "'status': {'conditions': [{'type': 'Tidy', 'status': 'False', 'severity': 'Info'}]}";
    FakeCluster cluster = new FakeCluster().with(JOBS, object("web", status));

    assertThat(obstacles(cluster, JOBS, "Tidy")).containsExactly("Tidy is False");
  }

  @Test
  void a_graph_that_says_ready_needs_the_pods_of_its_router() {
    String ready = "'status': {'conditions': [{'type': 'Ready', 'status': 'True'}]}";
    FakeCluster cluster =
        new FakeCluster().with(ResourceKind.INFERENCE_GRAPHS, object("web", ready));
    assertThat(obstacles(cluster, ResourceKind.INFERENCE_GRAPHS, ""))
        .containsExactly("its router has no Deployment or Knative Service yet");

    cluster.with(ResourceKind.DEPLOYMENTS, router(0));
    assertThat(obstacles(cluster, ResourceKind.INFERENCE_GRAPHS, ""))
        .containsExactly("Deployment web has 0 of 1 pods available");

    cluster.with(ResourceKind.DEPLOYMENTS, router(1));
    assertThat(obstacles(cluster, ResourceKind.INFERENCE_GRAPHS, "")).isEmpty();
  }

  private static String router(int available) {
    return object(
        "web",
        "'spec': {'replicas': 1}, 'status': {'replicas': 1, 'updatedReplicas': 1,"
            + " 'observedGeneration': 0, 'availableReplicas': "
            + available
            + "}");
  }

  private static List<String> obstacles(
      FakeCluster cluster, ResourceKind resource, String condition) {
    KubeObject object = cluster.get(resource, "default", "web").orElseThrow();
    OwnedResources owned =
        OwnedResourcesReader.read(cluster, object, new ReadinessNotes(note -> {}));
    return ReadinessRules.check(owned, condition).stream().map(ReadinessObstacle::text).toList();
  }

  private static String object(String name, String more) {
    return Recorded.json(
        "{'metadata': {'name': '%s', 'namespace': 'default'}, %s}".formatted(name, more));
  }

  private static String slice(boolean ready) {
    return Recorded.json(
        ("{'metadata': {'name': 'web-1', 'namespace': 'default', 'labels':"
                + " {'kubernetes.io/service-name': 'web'}}, 'endpoints': [{'conditions': {'ready':"
                + " %s}}]}")
            .formatted(ready));
  }
}
