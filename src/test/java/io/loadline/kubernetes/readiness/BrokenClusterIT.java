package io.loadline.kubernetes.readiness;

import static io.loadline.kubernetes.readiness.RealWait.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.plan.AwaitedKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** InferenceServices that will not become ready, on a real KServe, and what is said of them. */
@Tag("cluster")
class BrokenClusterIT {
  private Space kit;
  private RealWait wait;

  @BeforeEach
  void open() {
    kit = Space.withKserve("broken");
    wait = new RealWait(kit.cluster());
  }

  @AfterEach
  void close() {
    if (kit != null) {
      kit.close();
    }
  }

  @Test
  void a_missing_image_is_named() {
    kit.apply(
        Manifests.isvc("iris", Manifests.SERVE)
            .replace("busybox:1", "missing:1")
            .replace("Never", "IfNotPresent"));

    assertThat(wait.failure(named(kit, AwaitedKind.ISVC, "iris"), 10))
        .startsWith("not ready within 10 s: InferenceService " + kit.namespace() + "/iris: ")
        .containsPattern("ErrImagePull|ImagePullBackOff")
        .contains("loadline.test/missing:1")
        .contains("events   Pod iris-predictor-")
        .contains("usually  the image's name or tag is wrong");
  }

  @Test
  void a_wrong_storage_uri_ends_the_wait_with_the_initializers_last_words() {
    kit.apply(Manifests.model("iris", "kserve-mlserver", "gs://bucket/unknown"));

    assertThat(wait.failure(named(kit, AwaitedKind.ISVC, "iris"), 90))
        .startsWith("not ready: InferenceService " + kit.namespace() + "/iris: the model does not")
        .contains("BlockedByFailedLoad")
        .contains("ended    its model failed to load 3 times and more")
        .contains("log      the last lines of storage-initializer in iris-predictor-")
        .contains("usually  storageUri is wrong");
  }

  @Test
  void an_unknown_runtime_ends_the_wait() {
    kit.apply(Manifests.model("iris", "none-such", "gs://iris"));

    assertThat(wait.failure(named(kit, AwaitedKind.ISVC, "iris"), 60))
        .startsWith("not ready: ")
        .contains("InvalidSpec", "RuntimeNotRecognized", "none-such")
        .contains("get clusterservingruntimes");
  }

  @Test
  void a_model_that_crashes_on_load_is_told_with_its_last_lines() {
    kit.apply(Manifests.isvc("iris", "echo loading; echo \"ValueError: not a model\" >&2; exit 1"));

    assertThat(wait.failure(named(kit, AwaitedKind.ISVC, "iris"), 20))
        .contains("kserve-container", "exit code 1")
        .contains("ValueError: not a model")
        .contains("logs iris-predictor-", "-c kserve-container --previous");
  }

  @Test
  void a_container_that_is_ready_only_for_moments_is_not_ready() {
    kit.apply(Manifests.isvc("iris", "mkdir -p /tmp/w; httpd -p 8080 -h /tmp/w; sleep 1; exit 3"));

    assertThat(wait.failure(named(kit, AwaitedKind.ISVC, "iris"), 25)).contains("exit code 3");
  }

  @Test
  void a_transformer_that_is_not_ready_is_named() {
    kit.apply(
        Manifests.isvc("iris", Manifests.SERVE)
            + "  transformer:\n"
            + Manifests.container("sleep 100").indent(4));

    assertThat(wait.failure(named(kit, AwaitedKind.ISVC, "iris"), 15))
        .startsWith("not ready within 15 s")
        .contains("TransformerReady is ")
        .contains("pod iris-transformer-");
  }

  @Test
  void a_kind_of_kserve_that_is_not_installed_ends_the_wait() {
    assertThatThrownBy(() -> wait.ready(named(kit, AwaitedKind.LLMISVC, "llama"), 60))
        .hasMessageStartingWith("not ready: ");
  }
}
