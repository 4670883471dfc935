package io.loadline.kubernetes.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.testkit.FakeCluster;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnativeRulesTest {
  private static final String ALL_NEW = "[{'revisionName': 'iris-2', 'percent': 100}]";
  private static final String CANARY =
      "[{'latestRevision': true, 'percent': 20}, {'revisionName': 'iris-1', 'percent': 80}]";

  @Test
  void is_ready_when_the_latest_revision_serves() {
    assertThat(obstacles(cluster("iris-2", "[]", ALL_NEW))).isEmpty();
  }

  @Test
  void a_revision_that_is_not_ready_is_told_with_the_one_that_serves() {
    assertThat(obstacles(cluster("iris-1", "[]", ALL_NEW)))
        .containsExactly("Knative Service iris waits for revision iris-2; iris-1 still serves");
  }

  @Test
  void a_canary_whose_shares_both_go_to_the_old_revision_is_not_ready() {
    String both =
        "[{'revisionName': 'iris-1', 'latestRevision': true, 'percent': 20},"
            + " {'revisionName': 'iris-1', 'percent': 80}]";

    assertThat(obstacles(cluster("iris-2", CANARY, both)))
        .containsExactly(
            "Knative Service iris sends 100 % to iris-1, and is told to send 80 % to iris-1, 20 %"
                + " to iris-2");
  }

  @Test
  void a_canary_that_is_split_is_ready() {
    String split =
        "[{'revisionName': 'iris-2', 'latestRevision': true, 'percent': 20},"
            + " {'revisionName': 'iris-1', 'percent': 80}]";

    assertThat(obstacles(cluster("iris-2", CANARY, split))).isEmpty();
  }

  @Test
  void without_a_pod_it_is_asleep_and_ready() {
    FakeCluster cluster = cluster("iris-2", "[]", ALL_NEW);

    assertThat(ReadinessRules.isAsleep(owned(cluster))).isTrue();
    cluster.with(ResourceKind.REVISIONS, revision(1));
    assertThat(ReadinessRules.isAsleep(owned(cluster))).isFalse();
  }

  private static List<String> obstacles(FakeCluster cluster) {
    return ReadinessRules.check(owned(cluster), "").stream().map(ReadinessObstacle::text).toList();
  }

  private static OwnedResources owned(FakeCluster cluster) {
    KubeObject object = cluster.get(ResourceKind.KNATIVE_SERVICES, "default", "iris").orElseThrow();
    return OwnedResourcesReader.read(cluster, object, new ReadinessNotes(note -> {}));
  }

  private static FakeCluster cluster(String ready, String wanted, String given) {
    return new FakeCluster()
        .with(
            ResourceKind.KNATIVE_SERVICES,
            Recorded.json(
                ("{'metadata': {'name': 'iris', 'namespace': 'default', 'generation': 2}, 'spec':"
                        + " {'traffic': %s}, 'status': {'observedGeneration': 2,"
                        + " 'latestCreatedRevisionName': 'iris-2', 'latestReadyRevisionName': '%s',"
                        + " 'conditions': [{'type': 'Ready', 'status': 'True'}], 'traffic': %s}}")
                    .formatted(wanted, ready, given)))
        .with(ResourceKind.REVISIONS, revision(0));
  }

  private static String revision(int replicas) {
    return Recorded.json(
        ("{'metadata': {'name': 'iris-2', 'namespace': 'default'}, 'status': {'actualReplicas':"
                + " %s}}")
            .formatted(replicas));
  }
}
