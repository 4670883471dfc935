package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.kubernetes.client.NotReadyInClusterException;
import io.loadline.plan.Access;
import io.loadline.ready.NotReadyException;
import io.loadline.slo.Verdict;
import io.loadline.testkit.ClusterKit;
import io.loadline.testkit.KubeNamespace;
import io.loadline.testkit.MlServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole gates on an InferenceService of a real KServe, from the manifest to the verdict. */
@Timeout(400)
@Tag("cluster")
class GateClusterIT {
  private static final String NAME = "sklearn-irisv2";
  private static final String INFER = "/v2/models/" + NAME + "/infer";
  private static final Map<String, String> PODS =
      Map.of("serving.kserve.io/inferenceservice", NAME);

  private final Path dir;
  @AutoClose private ClusterKit kit;
  private KubeNamespace namespace;

  GateClusterIT(@TempDir Path dir) {
    this.dir = dir;
  }

  @BeforeEach
  void open() {
    kit = ClusterKit.require().with("inferenceservices.serving.kserve.io", "kserve-up");
    namespace = kit.namespace("gate");
  }

  private void apply() {
    try {
      namespace.apply(Files.readString(Path.of("sample-project/isvc.yaml")));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String url(String path) {
    return "http://" + NAME + "." + namespace.name() + ".svc.cluster.local" + path;
  }

  private Loadline gate(Runnable meanwhile) {
    return Loadline.isvc(NAME)
        .payload(MlServer.PAYLOAD)
        .ready(ready -> ready.namespace(namespace.name()))
        .load(load -> load.duration(Duration.ofSeconds(14)).rate(20))
        .printTo(printing(meanwhile));
  }

  /** Acts when the load is said to run, however long the gate waited for another one's. */
  private static PrintStream printing(Runnable act) {
    return new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
      @Override
      public void println(Object line) {
        println(String.valueOf(line));
      }

      @Override
      public void println(String line) {
        if (line.contains(" s of 14 s, ")) {
          CompletableFuture<Void> unused = CompletableFuture.runAsync(act);
        }
      }
    };
  }

  @Test
  void the_tutorial_passes_with_nothing_given_but_url_payload_and_slo() {
    CompletableFuture<Void> applied =
        CompletableFuture.runAsync(
            this::apply, CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS));
    GateOutput output =
        GateKit.writingTo(dir).calling(URI.create(url(INFER))).run(ClusterTestCases.Tutorial.class);
    applied.join();

    assertThat(output.errors()).isEmpty();
    assertThat(output.console())
        .contains("namespace " + namespace.name())
        .contains("it does not exist (yet)")
        .contains("isvc " + namespace.name() + "/" + NAME + " gen 1, 1 pod, kserve-mlserver");
    assertThat(output.json(ClusterTestCases.Tutorial.class, "iris_keeps_its_promise"))
        .contains("\"PASS\"", "\"uid\"", "sha256:", "\"path\" : \"");
    assertThat(output.entries()).containsKeys("target", "target-path");
  }

  @Test
  void a_pod_that_is_killed_while_it_is_measured_makes_the_run_invalid() throws Exception {
    apply();
    LoadResult result =
        gate(() ->
                namespace.client().pods().inNamespace(namespace.name()).withLabels(PODS).delete())
            .run();

    assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(result.toString())
        .containsPattern("INVALID .*: pod " + NAME + "-predictor-\\S+ was deleted")
        .contains("Fix: keep the number of replicas");
  }

  @Test
  void what_a_port_forward_may_explain_is_never_a_fail() throws Exception {
    apply();
    LoadResult result =
        gate(() -> {})
            .access(Access.PORT_FORWARD)
            .slo(slo -> slo.upper("http/latency-min=0.1"))
            .run();

    // On a busy machine the load generator may be the reason as well, which counts more.
    assertThat(result.verdict()).isIn(Verdict.INCONCLUSIVE, Verdict.INVALID);
    assertThat(result.toString()).contains("via port-forward 127.0.0.1:");
    if (result.verdict() == Verdict.INCONCLUSIVE) {
      assertThat(result.toString())
          .contains("it was reached through a port-forward")
          .contains("Fix: access = INGRESS, or run the test in the cluster");
    }
  }

  @Test
  void a_wrong_model_in_the_path_is_told_with_the_servers_own_words() {
    apply();

    assertThatThrownBy(
            () ->
                gate(() -> {})
                    .path("/v2/models/iris/infer")
                    .ready(ready -> ready.timeout(Duration.ofSeconds(60)))
                    .run())
        .isInstanceOf(NotReadyException.class)
        .hasMessageContaining("/v2/models/iris/");
  }

  @Test
  void a_service_that_never_comes_is_told_with_the_place_where_it_was_looked_for() {
    assertThatThrownBy(
            () -> gate(() -> {}).ready(ready -> ready.timeout(Duration.ofSeconds(3))).run())
        .isInstanceOf(NotReadyInClusterException.class)
        .hasMessageContaining("it does not exist (yet)")
        .hasMessageContaining(namespace.name());
  }
}
