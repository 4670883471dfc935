package io.loadline.kubernetes.readiness;

import static io.loadline.kubernetes.readiness.RealWait.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.plan.AwaitedKind;
import io.loadline.plan.ReadinessTarget;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is no InferenceService, in a real cluster. */
@Tag("cluster")
class OtherKindsClusterIT {
  private static final String BUSYBOX = "loadline.test/busybox:1";

  private Space kit;
  private RealWait wait;

  @BeforeEach
  void open() {
    kit = Space.open("kinds");
    wait = new RealWait(kit.cluster());
  }

  @AfterEach
  void close() {
    if (kit != null) {
      kit.close();
    }
  }

  @Test
  void a_deployment_is_waited_for_until_its_pods_are_ready() throws Exception {
    kit.apply(Manifests.deployment("web", BUSYBOX, Manifests.SERVE));

    ClusterWait.ReadyObject ready = wait.ready(named(kit, AwaitedKind.DEPLOY, "web"), 60);

    assertThat(ready.object().what()).isEqualTo("Deployment " + kit.namespace() + "/web");
    assertThat(wait.said()).isNotEmpty();
  }

  @Test
  void a_service_that_exists_without_a_ready_pod_is_not_ready() throws Exception {
    kit.apply(Manifests.service("web"));

    String text = wait.failure(named(kit, AwaitedKind.SERVICE, "web"), 1);
    assertThat(text)
        .startsWith(
            "not ready within 1 s: Service " + kit.namespace() + "/web: no pod stands behind it")
        .contains("the Service's selector fits no pod");

    kit.apply(Manifests.deployment("web", BUSYBOX, Manifests.SERVE));
    wait.ready(named(kit, AwaitedKind.SERVICE, "web"), 60);
  }

  @Test
  void a_pod_is_waited_for_by_a_condition_of_its_own() throws Exception {
    kit.apply(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: one}
        spec:
          terminationGracePeriodSeconds: 0
          containers:
          - {name: main, image: "loadline.test/busybox:1", imagePullPolicy: Never, command: [sleep, "60"]}
        """);
    assertThat(wait.ready(named(kit, condition("v1/Pod", "one")), 60).object().what())
        .isEqualTo("Pod " + kit.namespace() + "/one");
  }

  @Test
  void a_kind_that_the_cluster_does_not_have_ends_the_wait_at_once() {
    ServiceQuery cache = named(kit, condition("cache.test/v1/Cache", "one"));

    assertThatThrownBy(() -> wait.ready(cache, 60))
        .hasMessageStartingWith("not ready: this cluster has no Cache (cache.test/v1)")
        .hasMessageContaining("its CRD is not installed");
  }

  @Test
  void a_graph_needs_the_services_of_its_steps_and_its_own_router() {
    kit.kit().with("inferencegraphs.serving.kserve.io", "run the kit's kserve-up");
    kit.apply(
        """
        apiVersion: serving.kserve.io/v1alpha1
        kind: InferenceGraph
        metadata: {name: chain}
        spec: {nodes: {root: {routerType: Sequence, steps: [{serviceName: iris, name: one}]}}}
        """);
    assertThat(wait.failure(named(kit, AwaitedKind.GRAPH, "chain"), 1))
        .contains("InferenceService iris of a step: it does not exist (yet)");

    // The kit has no image of the router, and yet KServe says Ready.
    kit.apply(Manifests.isvc("iris", Manifests.SERVE));
    assertThat(failureOfImage("chain"))
        .contains("Deployment chain has 0 of 1 pods available")
        .contains("kserve/router")
        .containsPattern("ErrImagePull|ImagePullBackOff");
  }

  /**
   * KServe looks for a missing step at ever longer intervals, and at times overlooks that the
   * router's Deployment has got the condition by which it says Ready: a change makes it look again.
   * The router's pod may wait for CPU that pods of other tests have asked for.
   */
  private String failureOfImage(String graph) {
    String text = "";
    for (int i = 0; i < 10 && !text.contains("kserve/router"); i++) {
      String again = "{\"metadata\": {\"annotations\": {\"loadline.test/again\": \"%d\"}}}";
      kit.patch(ResourceKind.INFERENCE_GRAPHS, graph, again.formatted(i));
      text = wait.failure(named(kit, AwaitedKind.GRAPH, graph), 20);
    }
    return text;
  }

  /** Of any kind, by its condition Ready alone. */
  private ReadinessTarget condition(String kind, String name) {
    return new ReadinessTarget(AwaitedKind.OTHER, name, kit.namespace(), kind, "Ready");
  }
}
