package io.loadline.kubernetes.readiness;

import static io.loadline.testkit.StandardCanary.deployment;
import static io.loadline.testkit.StandardCanary.entry;
import static io.loadline.testkit.StandardCanary.isvc;
import static io.loadline.testkit.StandardCanary.pod;
import static io.loadline.testkit.StandardCanary.replicaSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.testkit.FakeCluster;
import io.loadline.testkit.StandardCanary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Canaries of mode Standard, each with a Deployment of its own, as KServe 0.20 makes them. */
class StandardCanaryRulesTest {
  private static final String WHOLE = "iris-predictor.models.svc.cluster.local";

  private final FakeWait wait = new FakeWait();
  private final FakeCluster cluster = StandardCanary.cluster();

  @Test
  void a_canary_with_another_model_keeps_nobody_waiting() throws Exception {
    assertThat(wait.await(cluster, "http://" + WHOLE + "/").waited()).isZero();
    assertThat(wait.await(cluster, "http://" + StandardCanary.HOST + "/").waited()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {", 'env': [{'name': 'A', 'value': '2'}]", ", 'args': ['-v']"})
  void the_canarys_deployment_is_compared_with_its_own_part_of_the_spec(String differs) {
    cluster.with(
        ResourceKind.INFERENCE_SERVICES,
        isvc(entry("'model': {'storageUri': 'gs://new'" + differs + "}")));

    assertThat(obstacles(WHOLE)).isEmpty();
    assertThat(obstacles(StandardCanary.HOST))
        .isEqualTo(
            differs.contains("env")
                ? List.of(
                    "Deployment models/iris-v2-predictor does not have the variable A of the"
                        + " InferenceService (yet)")
                : List.of());
  }

  @Test
  void what_a_canary_leaves_out_is_that_of_the_predictor() {
    cluster.with(ResourceKind.INFERENCE_SERVICES, isvc(entry("'minReplicas': 1")));

    assertThat(obstacles(StandardCanary.HOST))
        .containsExactly(
            "Deployment models/iris-v2-predictor does not have the storageUri of the"
                + " InferenceService (yet)");
    cluster.with(ResourceKind.DEPLOYMENTS, deployment("iris-v2-predictor", "gs://old", 1));
    assertThat(obstacles(StandardCanary.HOST)).isEmpty();
  }

  @Test
  void a_dead_canary_is_waited_for_where_it_is_called_and_nowhere_else() throws Exception {
    cluster
        .with(ResourceKind.DEPLOYMENTS, deployment("iris-v2-predictor", "gs://new", 0))
        .with(ResourceKind.PODS, pod("iris-v2-predictor", "new", "gs://new", "False"));

    assertThat(wait.await(cluster, "http://" + WHOLE + "/").waited()).isZero();
    assertThat(wait.failure(cluster, "http://" + StandardCanary.HOST + "/"))
        .startsWith(
            "not ready within 60 s: InferenceService models/iris: Deployment iris-v2-predictor has"
                + " 0 of 1 pods available; pod iris-v2-predictor-new-x");
  }

  @Test
  void a_dead_predictor_hinders_no_gate_on_its_canary() {
    cluster
        .with(
            ResourceKind.INFERENCE_SERVICES,
            isvc(entry(StandardCanary.OTHER_MODEL))
                .replace(
                    "PredictorReady\", \"status\": \"True", "PredictorReady\", \"status\": \"False")
                .replace("\"Ready\", \"status\": \"True", "\"Ready\", \"status\": \"False"))
        .with(ResourceKind.DEPLOYMENTS, deployment("iris-predictor", "gs://old", 0))
        .with(ResourceKind.PODS, pod("iris-predictor", "old", "gs://old", "False"));

    assertThat(obstacles(StandardCanary.HOST)).isEmpty();
    assertThat(obstacles(WHOLE)).isNotEmpty();
  }

  @Test
  void advisory_conditions_never_hinder() {
    String advice =
        isvc(entry(StandardCanary.OTHER_MODEL))
            .replace(
                "PredictorReady\", \"status\": \"True\", \"severity",
                "PredictorReady\", \"status\": \"False\", \"severity")
            .replace(
                "\"conditions\": [",
                "\"conditions\": [{\"type\": \"OciImageVolumeCompatible\", \"status\": \"False\","
                    + " \"severity\": \"Info\", \"reason\": \"ImageVolumeAlpha\"},");
    cluster.with(ResourceKind.INFERENCE_SERVICES, advice);

    assertThat(advice).contains("CanaryPredictorReady\", \"status\": \"False");
    assertThat(obstacles(WHOLE)).isEmpty();
    assertThat(obstacles(StandardCanary.HOST)).isEmpty();
  }

  @Test
  void where_deployments_are_hidden_the_pods_tell_what_they_were_made_from() {
    cluster.forbidding(ResourceKind.DEPLOYMENTS).forbidding(ResourceKind.REPLICA_SETS);

    assertThat(obstacles(WHOLE)).isEmpty();
    assertThat(obstacles(StandardCanary.HOST)).isEmpty();

    cluster.with(ResourceKind.PODS, pod("iris-v2-predictor", "new", "gs://other", "True"));
    assertThat(obstacles(WHOLE)).isEmpty();
    assertThat(obstacles(StandardCanary.HOST))
        .containsExactly(
            "Pod models/iris-v2-predictor-new-x does not have the storageUri of the"
                + " InferenceService (yet)");
  }

  @Test
  void where_deployments_are_hidden_pods_of_two_templates_are_a_roll_out() {
    cluster
        .forbidding(ResourceKind.DEPLOYMENTS)
        .with(ResourceKind.PODS, pod("iris-predictor", "older", "gs://old", "True"));

    assertThat(obstacles(WHOLE))
        .containsExactly("pods of before and after the last change run side by side");
    assertThat(obstacles(StandardCanary.HOST)).isEmpty();
  }

  @Test
  void another_replica_set_of_the_canary_is_its_own_roll_out() {
    cluster
        .with(
            ResourceKind.REPLICA_SETS,
            replicaSet("iris-v2-predictor", "newer").replace(": \"1\"", ": \"0\""))
        .with(ResourceKind.PODS, pod("iris-v2-predictor", "newer", "gs://new", "True"));

    assertThat(obstacles(WHOLE)).isEmpty();
    assertThat(obstacles(StandardCanary.HOST))
        .containsExactly("Deployment iris-v2-predictor still has 1 pods of before the last change");
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
