package io.loadline.kubernetes.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.testkit.FakeCluster;
import io.loadline.testkit.RecordedCanary;
import io.loadline.testkit.StandardCanary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an account that sees only the object itself can know after an update. */
class UnconfirmedGenerationTest {
  private final FakeWait wait = new FakeWait();

  @Test
  void who_sees_neither_deployments_nor_pods_does_not_know_which_generation_answers()
      throws Exception {
    assertThat(unconfirmed(blind(Recorded.standard()), "isvc://iris"))
        .isEqualTo(
            "whether generation 2 of InferenceService default/iris answers, or pods of before,"
                + " cannot be seen: no right to list deployments.apps, nor to list pods, in"
                + " namespace default, and its own status does not tell. Fix: give the account one"
                + " of them, best both (docs/rbac.yaml)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Deployment", "Pod"})
  void one_of_both_is_enough(String hidden) throws Exception {
    ResourceKind resource = hidden.equals("Pod") ? ResourceKind.PODS : ResourceKind.DEPLOYMENTS;

    assertThat(unconfirmed(Recorded.standard().forbidding(resource), "isvc://iris")).isEmpty();
  }

  @Test
  void what_was_never_changed_is_what_it_says() throws Exception {
    FakeCluster cluster =
        Recorded.standard()
            .with(
                ResourceKind.INFERENCE_SERVICES,
                Recorded.isvc("", Recorded.TRUE, "UpToDate")
                    .replace("\"generation\": 2", "\"generation\": 1"));

    assertThat(unconfirmed(blind(cluster), "isvc://iris")).isEmpty();
  }

  @Test
  void the_same_holds_for_a_canary_of_mode_standard() throws Exception {
    assertThat(unconfirmed(blind(StandardCanary.cluster()), "http://" + StandardCanary.HOST + "/"))
        .startsWith("whether generation 3 of InferenceService models/iris answers");
  }

  @Test
  void in_mode_knative_the_revisions_tell() throws Exception {
    FakeCluster cluster = RecordedCanary.cluster("", "", RecordedCanary.WHOLE);

    assertThat(unconfirmed(blind(cluster), "http://iris-predictor.models.svc.cluster.local/"))
        .isEmpty();
  }

  @Test
  void an_inference_graph_says_ready_before_its_pod_is_and_cannot_vouch_either() throws Exception {
    FakeCluster cluster =
        new FakeCluster()
            .with(
                ResourceKind.INFERENCE_GRAPHS,
                Recorded.json(
                    "{'metadata': {'name': 'chain', 'namespace': 'default', 'generation': 4},"
                        + " 'status': {'conditions': [{'type': 'Ready', 'status': 'True'}]}}"));

    assertThat(unconfirmed(blind(cluster), "graph://chain"))
        .startsWith("whether generation 4 of InferenceGraph default/chain answers");
  }

  private static FakeCluster blind(FakeCluster cluster) {
    return cluster
        .forbidding(ResourceKind.DEPLOYMENTS)
        .forbidding(ResourceKind.REPLICA_SETS)
        .forbidding(ResourceKind.PODS);
  }

  private String unconfirmed(FakeCluster cluster, String url) throws Exception {
    return wait.await(cluster, url).unconfirmed();
  }
}
