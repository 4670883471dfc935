package io.loadline.kubernetes.readiness;

import static io.loadline.kubernetes.readiness.Recorded.TRUE;
import static io.loadline.kubernetes.readiness.Recorded.crashing;
import static io.loadline.kubernetes.readiness.Recorded.deployment;
import static io.loadline.kubernetes.readiness.Recorded.isvc;
import static io.loadline.kubernetes.readiness.Recorded.pod;
import static io.loadline.kubernetes.readiness.Recorded.replicaSet;
import static io.loadline.kubernetes.readiness.Recorded.running;
import static io.loadline.kubernetes.readiness.Recorded.standard;
import static io.loadline.kubernetes.readiness.Recorded.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.testkit.FakeCluster;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandardRulesTest {
  private final List<String> said = new ArrayList<>();

  @Test
  void is_ready_when_the_object_and_all_its_children_agree() {
    assertThat(obstacles(standard())).isEmpty();
  }

  @Test
  void a_service_that_its_controller_has_not_seen_is_not_ready() {
    FakeCluster cluster =
        new FakeCluster()
            .with(
                ResourceKind.INFERENCE_SERVICES,
                "{\"metadata\": {\"name\": \"iris\", \"namespace\": \"default\"}}");

    assertThat(obstacles(cluster))
        .containsExactly("it has no status yet: KServe's controller has not seen it");
  }

  @Test
  void ready_is_stale_while_the_deployment_lacks_a_new_variable() {
    String spec =
        "{'predictor': {'model': {'env': [{'name': 'A', 'value': '1'}], 'storageUri': 'gs://a'}}}";
    FakeCluster cluster =
        standard().with(ResourceKind.INFERENCE_SERVICES, isvc("", spec, TRUE, "UpToDate"));

    assertThat(obstacles(cluster))
        .containsExactly(
            "Deployment default/iris-predictor does not have the variable A of the"
                + " InferenceService (yet)");
  }

  @Test
  void ready_is_stale_while_the_deployment_has_another_storage_uri_or_annotation() {
    String template =
        "'annotations': {'internal.serving.kserve.io/storage-initializer-sourceuri': 'gs://old',"
            + " 'team': 'a'}";
    FakeCluster cluster = standard().with(ResourceKind.DEPLOYMENTS, deployment(template, 1, 1));

    assertThat(obstacles(cluster)).singleElement().asString().contains("the storageUri of");

    cluster.with(
        ResourceKind.INFERENCE_SERVICES, isvc("'annotations': {'team': 'b'}, ", TRUE, "UpToDate"));
    assertThat(obstacles(cluster)).singleElement().asString().contains("the annotation team of");
  }

  @Test
  void an_annotation_that_kserve_rewrites_is_no_change() {
    String template = "'annotations': {'serving.kserve.io/deploymentMode': 'Standard'}";
    String legacy = "'annotations': {'serving.kserve.io/deploymentMode': 'RawDeployment'}, ";
    FakeCluster cluster =
        standard()
            .with(ResourceKind.INFERENCE_SERVICES, isvc(legacy, TRUE, "UpToDate"))
            .with(ResourceKind.DEPLOYMENTS, deployment(template, 1, 1));

    assertThat(obstacles(cluster)).isEmpty();
  }

  @Test
  void old_pods_beside_new_ones_are_no_end_of_a_roll_out() {
    FakeCluster cluster =
        standard()
            .with(ResourceKind.REPLICA_SETS, replicaSet("old", "1"))
            .with(ResourceKind.PODS, pod("iris-old", "old", running(true, 0)));

    assertThat(obstacles(cluster))
        .containsExactly("Deployment iris-predictor still has 1 pods of before the last change");
  }

  @Test
  void a_missing_image_is_known_from_the_pod_alone() {
    FakeCluster cluster =
        standard()
            .with(ResourceKind.INFERENCE_SERVICES, isvc("", "False", "InProgress"))
            .with(ResourceKind.DEPLOYMENTS, deployment("", 1, 0))
            .with(ResourceKind.PODS, pod("iris-new", "new", waiting("ErrImagePull", "not found")));

    assertThat(text(cluster))
        .isEqualTo(
            "PredictorReady is False, MinimumReplicasUnavailable; pod iris-new: kserve-container"
                + " waits, ErrImagePull: not found");
  }

  @Test
  void a_failed_load_is_told_with_its_reason_and_an_overcome_one_is_not() {
    FakeCluster cluster =
        standard()
            .with(ResourceKind.INFERENCE_SERVICES, isvc("", "False", "BlockedByFailedLoad"))
            .with(ResourceKind.PODS, pod("iris-new", "new", crashing("storage-initializer", 2)));

    assertThat(text(cluster))
        .startsWith(
            "the model does not load (BlockedByFailedLoad): ModelLoadFailed: no such bucket");

    cluster.with(ResourceKind.INFERENCE_SERVICES, isvc("", "False", "InProgress"));
    assertThat(text(cluster)).doesNotContain("no such bucket");
  }

  @Test
  void a_transformer_counts_though_ready_does_not_wait_for_it() {
    FakeCluster cluster =
        standard()
            .with(
                ResourceKind.INFERENCE_SERVICES,
                isvc("", "{'predictor': {}, 'transformer': {}}", TRUE, "UpToDate"));

    assertThat(obstacles(cluster))
        .containsExactly("TransformerReady is not set", "the transformer has no Deployment yet");
  }

  @Test
  void stopped_and_deleted_services_are_not_ready_whatever_ready_says() {
    String stop = "'annotations': {'serving.kserve.io/stop': 'true'}, ";
    String deletion = "'deletionTimestamp': '2026-01-01T00:00:00Z', ";

    assertThat(
            obstacles(
                standard().with(ResourceKind.INFERENCE_SERVICES, isvc(stop, TRUE, "UpToDate"))))
        .containsExactly("it is stopped by its annotation serving.kserve.io/stop: \"true\"");
    assertThat(
            obstacles(
                standard().with(ResourceKind.INFERENCE_SERVICES, isvc(deletion, TRUE, "UpToDate"))))
        .containsExactly("it is being deleted");
  }

  @Test
  void pods_that_may_not_be_seen_are_noted_once_and_hinder_nothing() {
    FakeCluster cluster =
        standard().forbidding(ResourceKind.PODS).forbidding(ResourceKind.REPLICA_SETS);

    assertThat(obstacles(cluster)).isEmpty();
    assertThat(said)
        .containsExactly(
            "this account has no right to list replicasets.apps in namespace default, so that is"
                + " not looked at",
            "this account has no right to list pods in namespace default, so that is not looked"
                + " at");
  }

  private List<String> obstacles(FakeCluster cluster) {
    return ReadinessRules.check(owned(cluster), "").stream().map(ReadinessObstacle::text).toList();
  }

  private String text(FakeCluster cluster) {
    return new ReadinessSnapshot(
            java.util.Optional.empty(), ReadinessRules.check(owned(cluster), ""))
        .text();
  }

  private OwnedResources owned(FakeCluster cluster) {
    KubeObject object =
        cluster.get(ResourceKind.INFERENCE_SERVICES, "default", "iris").orElseThrow();
    return OwnedResourcesReader.read(cluster, object, new ReadinessNotes(said::add));
  }
}
