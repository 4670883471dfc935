package io.loadline.kubernetes.readiness;

import static io.loadline.kubernetes.readiness.RealWait.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.resource.DeploymentMode;
import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.plan.AwaitedKind;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** InferenceServices that come, change and go, on a real KServe in mode Standard. */
@Tag("cluster")
class IsvcClusterIT {
  private Space kit;
  private RealWait wait;

  @BeforeEach
  void open() {
    kit = Space.withKserve("isvc");
    wait = new RealWait(kit.cluster());
  }

  @AfterEach
  void close() {
    if (kit != null) {
      kit.close();
    }
  }

  @Test
  void one_that_is_not_there_is_told_with_what_there_is() {
    kit.apply(Manifests.isvc("other", Manifests.SERVE));

    assertThat(wait.failure(named(kit, AwaitedKind.ISVC, "iris"), 2))
        .startsWith(
            "not ready within 2 s: InferenceService "
                + kit.namespace()
                + "/iris: it does not exist (yet)")
        .contains("there is InferenceService other in namespace " + kit.namespace())
        .contains("kubectl --context loadline -n " + kit.namespace() + " get inferenceservices");
  }

  @Test
  void one_that_comes_later_is_waited_for() throws Exception {
    later(2, () -> kit.apply(Manifests.isvc("iris", Manifests.SERVE)));

    ClusterWait.ReadyObject ready = wait.ready(named(kit, AwaitedKind.ISVC, "iris"), 90);

    assertThat(ready.object().what()).isEqualTo("InferenceService " + kit.namespace() + "/iris");
    assertThat(ready.notes()).isEmpty();
    assertThat(wait.said().get(0)).contains("it does not exist (yet)");
  }

  @Test
  void the_old_name_of_a_mode_is_understood() throws Exception {
    kit.apply(
        Manifests.isvc("iris", Manifests.SERVE)
            .replace(
                "{name: iris}",
                "{name: iris, annotations: {serving.kserve.io/deploymentMode: RawDeployment}}"));

    ClusterWait.ReadyObject ready = wait.ready(named(kit, AwaitedKind.ISVC, "iris"), 90);

    assertThat(new InferenceService(ready.object()).mode()).isEqualTo(DeploymentMode.STANDARD);
  }

  @Test
  void a_slow_start_is_waited_for_and_told_once_a_state() throws Exception {
    kit.apply(Manifests.isvc("iris", "sleep 8; " + Manifests.SERVE));

    ClusterWait.ReadyObject ready = wait.ready(named(kit, AwaitedKind.ISVC, "iris"), 90);

    assertThat(ready.waited().toSeconds()).isGreaterThanOrEqualTo(8);
    assertThat(wait.said()).hasSizeLessThan(15).doesNotHaveDuplicates();
  }

  @Test
  void after_an_update_the_new_pods_are_waited_for_though_ready_is_still_true() throws Exception {
    kit.apply(Manifests.isvc("iris", Manifests.SERVE));
    wait.ready(named(kit, AwaitedKind.ISVC, "iris"), 90);

    kit.apply(Manifests.isvc("iris", "echo new; " + Manifests.SERVE));
    wait.ready(named(kit, AwaitedKind.ISVC, "iris"), 90);

    assertThat(commands()).hasSize(1).allMatch(command -> command.contains("echo new"));
  }

  @Test
  void a_change_of_annotations_alone_is_waited_for() throws Exception {
    kit.apply(Manifests.isvc("iris", Manifests.SERVE));
    wait.ready(named(kit, AwaitedKind.ISVC, "iris"), 90);

    kit.patch(
        ResourceKind.INFERENCE_SERVICES,
        "iris",
        "{\"metadata\": {\"annotations\": {\"team\": \"b\"}}}");
    wait.ready(named(kit, AwaitedKind.ISVC, "iris"), 90);

    assertThat(kit.list(ResourceKind.PODS))
        .filteredOn(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .hasSize(1)
        .allMatch(pod -> "b".equals(pod.getMetadata().getAnnotations().get("team")));
  }

  @Test
  void a_broken_update_is_not_ready_though_the_old_pod_serves() throws Exception {
    kit.apply(Manifests.isvc("iris", Manifests.SERVE));
    wait.ready(named(kit, AwaitedKind.ISVC, "iris"), 90);

    kit.apply(Manifests.isvc("iris", Manifests.SERVE).replace("busybox:1", "missing:1"));

    assertThat(wait.failure(named(kit, AwaitedKind.ISVC, "iris"), 8))
        .startsWith("not ready within 8 s")
        .contains("ErrImageNeverPull", "the image's name or tag is wrong")
        .contains("serving  1 pod of before the last change still serves");
  }

  @Test
  void a_stopped_one_ends_the_wait_at_once() {
    kit.apply(
        Manifests.isvc("iris", Manifests.SERVE)
            .replace(
                "{name: iris}", "{name: iris, annotations: {serving.kserve.io/stop: \"true\"}}"));

    assertThat(wait.failure(named(kit, AwaitedKind.ISVC, "iris"), 60))
        .startsWith("not ready: ")
        .contains("it is stopped by its annotation", "serving.kserve.io/stop-");
  }

  @Test
  void one_that_is_deleted_and_made_again_is_waited_for() throws Exception {
    kit.apply(Manifests.isvc("iris", "sleep 60"));
    later(
        3,
        () -> {
          kit.delete(ResourceKind.INFERENCE_SERVICES, "iris");
          later(4, () -> kit.apply(Manifests.isvc("iris", Manifests.SERVE)));
        });

    wait.ready(named(kit, AwaitedKind.ISVC, "iris"), 120);

    assertThat(wait.said()).anyMatch(line -> line.contains("was deleted and made again"));
  }

  @Test
  void one_that_is_deleted_and_stays_away_ends_the_wait() {
    kit.apply(Manifests.isvc("iris", "sleep 60"));
    later(3, () -> kit.delete(ResourceKind.INFERENCE_SERVICES, "iris"));

    assertThat(wait.failure(named(kit, AwaitedKind.ISVC, "iris"), 60))
        .startsWith("not ready: ")
        .contains("it was deleted while it was waited for");
  }

  private List<String> commands() {
    return kit.client().pods().inNamespace(kit.namespace()).list().getItems().stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .map(pod -> String.join(" ", pod.getSpec().getContainers().get(0).getCommand()))
        .toList();
  }

  private static void later(int seconds, Runnable what) {
    CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS).execute(what);
  }
}
