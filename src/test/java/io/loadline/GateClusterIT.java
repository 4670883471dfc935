package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.result.NotReadyException;
import io.loadline.testkit.Unwrapped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole gates on an InferenceService of a real KServe, from the manifest to a PASS, or to none. */
@Timeout(400)
@Tag("cluster")
class GateClusterIT {
  private final Path dir;
  @AutoClose private IrisInCluster iris;

  GateClusterIT(@TempDir Path dir) {
    this.dir = dir;
  }

  @BeforeEach
  void open() {
    iris = new IrisInCluster();
  }

  @Test
  void the_tutorial_passes_with_nothing_given_but_url_payload_and_slo() {
    CompletableFuture<Void> applied =
        CompletableFuture.runAsync(
            iris::apply, CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS));
    GateOutput output =
        GateKit.writingTo(dir).calling(iris.url()).run(ClusterTestCases.Tutorial.class);
    applied.join();

    assertThat(output.errors()).isEmpty();
    assertThat(Unwrapped.text(output.console()))
        .contains("namespace " + iris.namespace())
        .contains("it does not exist (yet)")
        .contains(
            "isvc %s/%s gen 1, 1 pod, kserve-mlserver"
                .formatted(iris.namespace(), IrisInCluster.NAME));
    assertThat(output.json(ClusterTestCases.Tutorial.class, "iris_keeps_its_promise"))
        .contains("\"PASS\"", "\"uid\"", "sha256:", "\"path\" : \"");
    assertThat(output.entries()).containsKeys("target", "target-path");
  }

  @Test
  void a_wrong_model_in_the_path_is_told_with_the_servers_own_words() {
    iris.apply();
    iris.awaitPod();

    assertThatThrownBy(
            () ->
                iris.gate()
                    .path("/v2/models/iris/infer")
                    .ready(ready -> ready.timeout(Duration.ofSeconds(15)))
                    .run())
        .isInstanceOf(NotReadyException.class)
        .hasMessageContaining("/v2/models/iris/")
        .hasMessageContaining("Model iris not found");
  }

  @Test
  void a_service_that_never_comes_is_told_with_the_place_where_it_was_looked_for() {
    assertThatThrownBy(() -> iris.gate().ready(ready -> ready.timeout(Duration.ofSeconds(3))).run())
        .isInstanceOf(NotReadyException.class)
        .hasMessageContaining("it does not exist (yet)")
        .hasMessageContaining(iris.namespace());
  }
}
