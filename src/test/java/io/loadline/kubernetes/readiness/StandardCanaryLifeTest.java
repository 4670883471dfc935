package io.loadline.kubernetes.readiness;

import static io.loadline.testkit.StandardCanary.isvc;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.testkit.FakeCluster;
import io.loadline.testkit.StandardCanary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Canaries of mode Standard that begin, end or are promoted. */
class StandardCanaryLifeTest {
  private static final String WHOLE = "iris-predictor.models.svc.cluster.local";

  private final FakeWait wait = new FakeWait();
  private final FakeCluster cluster = StandardCanary.cluster();

  @Test
  void a_canary_that_there_is_not_is_waited_for_and_those_that_there_are_told() {
    String host = "http://iris-v3-predictor.models.svc.cluster.local/";
    cluster.with(ResourceKind.SERVICES, StandardCanary.service("iris-v3-predictor"));

    assertThat(wait.failure(cluster, host))
        .startsWith(
            "not ready within 60 s: InferenceService models/iris: it has no canary v3 (yet):"
                + " spec.canary has v2\n")
        .contains(
            "\n  do       kubectl --context test -n models get inferenceservices.serving.kserve.io"
                + " iris -o jsonpath='{.spec.canary[*].predictor.name}'");
  }

  @Test
  void a_canary_that_comes_while_waiting_is_waited_for() throws Exception {
    FakeCluster empty =
        new FakeCluster()
            .with(ResourceKind.INFERENCE_SERVICES, isvc(""))
            .with(ResourceKind.SERVICES, StandardCanary.service("iris-v2-predictor"));
    wait.pause()
        .at(
            9,
            () ->
                List.of(
                        ResourceKind.INFERENCE_SERVICES,
                        ResourceKind.DEPLOYMENTS,
                        ResourceKind.REPLICA_SETS,
                        ResourceKind.PODS)
                    .forEach(
                        kind ->
                            cluster
                                .list(kind, "", java.util.Map.of())
                                .forEach(
                                    each -> empty.without(kind, each.name()).with(List.of(each)))));

    assertThat(wait.await(empty, "http://" + StandardCanary.HOST + "/").waited().toSeconds())
        .isEqualTo(9);
  }

  @Test
  void the_deployment_of_a_canary_that_was_taken_away_must_go_first() {
    cluster.with(ResourceKind.INFERENCE_SERVICES, isvc(""));

    assertThat(obstacles(WHOLE))
        .containsExactly(
            "Deployment models/iris-v2-predictor is of a canary that there is no more, and not gone"
                + " yet");
  }

  @Test
  void a_promoted_canary_is_the_predictor_under_its_own_name() {
    String promoted =
        isvc("")
            .replace("\"predictor\": {\"model\"", "\"predictor\": {\"name\": \"v2\", \"model\"")
            .replace("gs://old", "gs://new");
    cluster
        .with(ResourceKind.INFERENCE_SERVICES, promoted)
        .without(ResourceKind.DEPLOYMENTS, "iris-predictor")
        .without(ResourceKind.PODS, "iris-predictor-old-x");

    assertThat(obstacles(StandardCanary.HOST)).isEmpty();
    assertThat(obstacles(WHOLE)).isEmpty();
  }

  @Test
  void the_service_is_found_by_the_canarys_host_before_its_own_service_is_there() throws Exception {
    cluster.without(ResourceKind.SERVICES, "iris-v2-predictor").forbidding(ResourceKind.SERVICES);

    assertThat(wait.await(cluster, "http://" + StandardCanary.HOST + "/").object().what())
        .isEqualTo("InferenceService models/iris");
  }

  private List<String> obstacles(String host) {
    KubeObject object =
        cluster.get(ResourceKind.INFERENCE_SERVICES, "models", "iris").orElseThrow();
    OwnedResources owned =
        OwnedResourcesReader.read(cluster, object, new ReadinessNotes(note -> {}), host);
    Optional<ReadinessObstacle> tag = TagRules.check(owned, host);
    return Stream.concat(ReadinessRules.check(owned, "").stream(), tag.stream())
        .map(ReadinessObstacle::text)
        .toList();
  }
}
