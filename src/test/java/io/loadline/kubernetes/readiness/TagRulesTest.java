package io.loadline.kubernetes.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.testkit.FakeCluster;
import io.loadline.testkit.RecordedCanary;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the one revision that a host stands for is ready. */
class TagRulesTest {
  private static final String LATEST = "latest-iris-predictor.models.svc.cluster.local";
  private static final String PREV = "prev-iris-predictor.models.svc.cluster.local";
  private static final String CANARY = "'canaryTrafficPercent': 20,";

  private final FakeWait wait = new FakeWait();

  @Test
  void is_ready_when_both_shares_have_a_revision_and_a_host_of_their_own() throws Exception {
    FakeCluster cluster = RecordedCanary.cluster(RecordedCanary.TAGS, CANARY, RecordedCanary.SPLIT);

    assertThat(wait.await(cluster, "http://" + LATEST + "/").waited()).isZero();
    assertThat(obstacles(cluster, PREV)).isEmpty();
  }

  @Test
  void without_the_annotation_the_newest_has_none_and_the_fix_is_told() {
    FakeCluster cluster = RecordedCanary.cluster("", CANARY, RecordedCanary.HALF_TAGGED);

    assertThat(obstacles(cluster, PREV)).isEmpty();
    assertThat(wait.failure(cluster, "http://" + LATEST + "/"))
        .startsWith(
            "not ready within 60 s: InferenceService models/iris: no revision has the tag latest"
                + " (yet): its annotation serving.kserve.io/enable-tag-routing is not \"true\"\n")
        .contains(
            "kubectl --context test -n models annotate inferenceservices.serving.kserve.io iris"
                + " serving.kserve.io/enable-tag-routing=true");
  }

  @Test
  void without_a_canary_there_is_no_revision_before() {
    FakeCluster cluster = RecordedCanary.cluster(RecordedCanary.TAGS, "", RecordedCanary.WHOLE);

    assertThat(obstacles(cluster, PREV))
        .containsExactly(
            "no revision has the tag prev (yet): it is no canary, canaryTrafficPercent is not set");
  }

  @Test
  void a_tag_that_comes_while_waiting_is_waited_for() throws Exception {
    FakeCluster cluster = RecordedCanary.cluster("", "", RecordedCanary.WHOLE);
    wait.pause()
        .at(
            7,
            () ->
                cluster
                    .with(
                        ResourceKind.INFERENCE_SERVICES,
                        RecordedCanary.isvc(RecordedCanary.TAGS, CANARY, RecordedCanary.SPLIT))
                    .with(
                        ResourceKind.KNATIVE_SERVICES,
                        RecordedCanary.service(RecordedCanary.SPLIT)));

    assertThat(wait.await(cluster, "http://" + LATEST + "/").waited())
        .isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void a_tag_that_still_names_the_revision_before_is_waited_for() {
    FakeCluster cluster =
        RecordedCanary.cluster(RecordedCanary.TAGS, CANARY, RecordedCanary.SPLIT)
            .with(
                ResourceKind.INFERENCE_SERVICES,
                RecordedCanary.isvc(RecordedCanary.TAGS, CANARY, RecordedCanary.BEFORE));

    assertThat(obstacles(cluster, LATEST))
        .containsExactly("the tag latest goes from iris-predictor-00001 to iris-predictor-00002");
  }

  @Test
  void a_revision_whose_pod_is_not_ready_is_waited_for() {
    FakeCluster cluster =
        RecordedCanary.cluster(RecordedCanary.TAGS, CANARY, RecordedCanary.SPLIT)
            .with(ResourceKind.PODS, RecordedCanary.pod("new", "00002", "False"));

    assertThat(obstacles(cluster, PREV)).isEmpty();
    assertThat(obstacles(cluster, LATEST))
        .containsExactly("revision iris-predictor-00002 (latest) waits for its pod new");
  }

  @Test
  void in_mode_standard_the_wait_ends_at_once() {
    FakeCluster cluster = Recorded.standard();

    assertThat(wait.failure(cluster, "http://latest-iris-predictor.default.svc/"))
        .startsWith(
            "not ready: InferenceService default/iris: in mode Standard no revision has a host of"
                + " its own\n")
        .contains("  ended    the mode of an InferenceService does not change\n")
        .contains(
            "call the InferenceService as a whole, or one of its canaries by its Service:"
                + " http://iris-CANARY-predictor.default.svc.cluster.local\n")
        .contains("or have it in mode Knative");
    assertThat(wait.pause().nanos()).isZero();
  }

  private static List<String> obstacles(FakeCluster cluster, String host) {
    KubeObject object =
        cluster.get(ResourceKind.INFERENCE_SERVICES, "models", "iris").orElseThrow();
    OwnedResources owned =
        OwnedResourcesReader.read(cluster, object, new ReadinessNotes(note -> {}));
    return TagRules.check(owned, host).stream().map(ReadinessObstacle::text).toList();
  }
}
