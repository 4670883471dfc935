package io.loadline.kubernetes.readiness;

import static io.loadline.kubernetes.readiness.RealWait.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.JsonTree;
import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.plan.AwaitedKind;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** InferenceServices in mode Knative, on a real KServe and a real Knative. */
@Tag("cluster")
class KnativeModeClusterIT {
  private Space kit;
  private RealWait wait;

  @BeforeEach
  void open() {
    kit = Space.open("knative");
    kit.kit().with("services.serving.knative.dev", "run the kit's knative-up");
    wait = new RealWait(kit.cluster());
  }

  @AfterEach
  void close() {
    if (kit != null) {
      kit.close();
    }
  }

  @Test
  void one_is_ready_when_its_revision_and_route_are() throws Exception {
    kit.apply(isvc("one", ""));

    ClusterWait.ReadyObject ready = wait.ready(named(kit, AwaitedKind.ISVC, "iris"), 120);

    assertThat(new InferenceService(ready.object()).address())
        .isEqualTo("http://iris-predictor." + kit.namespace() + ".svc.cluster.local");
    assertThat(ready.scaledToZero()).isFalse();
  }

  @Test
  void after_an_update_the_new_revision_is_waited_for() throws Exception {
    kit.apply(isvc("one", ""));
    wait.ready(named(kit, AwaitedKind.ISVC, "iris"), 120);

    kit.apply(isvc("two", ""));
    ClusterWait.ReadyObject ready = wait.ready(named(kit, AwaitedKind.ISVC, "iris"), 120);

    assertThat(shares(ready)).isEqualTo(Map.of("iris-predictor-00002", 100L));
  }

  @Test
  void a_canary_is_waited_for_until_two_revisions_share_the_traffic() throws Exception {
    kit.apply(isvc("one", ""));
    wait.ready(named(kit, AwaitedKind.ISVC, "iris"), 120);

    kit.apply(isvc("two", "canaryTrafficPercent: 20"));
    ClusterWait.ReadyObject ready = wait.ready(named(kit, AwaitedKind.ISVC, "iris"), 120);

    assertThat(shares(ready))
        .isEqualTo(Map.of("iris-predictor-00001", 80L, "iris-predictor-00002", 20L));
  }

  @Test
  void a_broken_revision_is_not_ready_though_the_one_before_serves() throws Exception {
    kit.apply(isvc("one", ""));
    wait.ready(named(kit, AwaitedKind.ISVC, "iris"), 120);

    kit.apply(isvc("two", "").replace("busybox:1", "missing:1"));

    assertThat(wait.failure(named(kit, AwaitedKind.ISVC, "iris"), 15))
        .startsWith("not ready within 15 s")
        .contains("iris-predictor-00002")
        .containsPattern("Image");
  }

  @Test
  void one_that_sleeps_is_ready_and_told_to_sleep() throws Exception {
    kit.apply(isvc("one", "minReplicas: 0"));
    wait.ready(named(kit, AwaitedKind.ISVC, "iris"), 120);
    awaitNoPods();

    ClusterWait.ReadyObject ready = wait.ready(named(kit, AwaitedKind.ISVC, "iris"), 30);

    assertThat(ready.scaledToZero()).isTrue();
    assertThat(ready.notes())
        .singleElement()
        .asString()
        .contains("is scaled to zero: no pod runs, and the first request wakes one");
  }

  private void awaitNoPods() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
    while (runs()) {
      assertThat(System.nanoTime()).as("it should fall asleep").isLessThan(end);
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private boolean runs() {
    boolean pods =
        kit.cluster().list(ResourceKind.PODS, kit.namespace(), Map.of()).stream()
            .anyMatch(pod -> !new Pod(pod).isDeleting());
    return pods
        || kit.cluster().list(ResourceKind.REVISIONS, kit.namespace(), Map.of()).stream()
            .anyMatch(each -> each.tree().number(0, "status", "actualReplicas") > 0);
  }

  private static Map<String, Long> shares(ClusterWait.ReadyObject ready) {
    JsonTree status = new InferenceService(ready.object()).status("predictor");
    return KnativeRules.shares(status.list("traffic"), status.text("latestReadyRevision"));
  }

  /**
   * @param more of the predictor
   */
  private static String isvc(String version, String more) {
    return Manifests.isvc("iris", "echo " + version + "; " + Manifests.SERVE)
            .replace(
                "{name: iris}",
                "{name: iris, annotations: {serving.kserve.io/deploymentMode: Knative}}")
        + (more.isEmpty() ? "" : "    " + more + "\n");
  }
}
