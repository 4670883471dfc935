package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.testkit.ScriptedServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole gates of several endpoints, of stages, streams and gRPC, their load driven by a pod. */
@Timeout(400)
@Tag("cluster")
class PodRunsClusterIT {
  static final List<EndpointResults> RESULTS = Collections.synchronizedList(new ArrayList<>());

  private final Path dir;
  private PodRuns runs;
  private PodServers servers;

  PodRunsClusterIT(@TempDir Path dir) {
    this.dir = dir;
  }

  @BeforeEach
  void open() {
    RESULTS.clear();
    runs = new PodRuns();
    servers = new PodServers(runs);
  }

  @AfterEach
  void close() {
    if (runs != null) {
      runs.close();
    }
  }

  @Test
  void endpoints_begin_together_and_have_figures_of_their_own() throws Exception {
    try (ScriptedServer iris = servers.iris();
        ScriptedServer tokens = servers.chat()) {
      GateOutput output =
          runs.gates(dir)
              .calling(iris.url())
              .with("test.url2", tokens.url("/v1/chat/completions").toString())
              .with("test.rows", PodServers.rows(dir, 3).toString())
              .run(PodTestCases.Endpoints.class);

      assertThat(output.errors()).as(output.console()).isEmpty();
      assertThat(iris.requests("measurement")).isEqualTo(45);
      assertThat(tokens.requests("measurement")).isEqualTo(15);
    }
    assertEndpoints(RESULTS.get(0));
    servers.assertEachRow(15, 3);
    runs.namespace().awaitNothingButClasses();
  }

  private static void assertEndpoints(EndpointResults results) {
    assertThat(results.of("rows").requests()).isEqualTo(45);
    assertThat(results.of("chat").requests()).isEqualTo(15);
    assertThat(
            Duration.between(
                    results.of("rows").run().startedAt(), results.of("chat").run().startedAt())
                .abs())
        .isLessThan(Duration.ofMillis(500));
    assertThat(results.of("chat").report().orElseThrow())
        .content()
        .contains("\"http/ttft-mean\"", "\"http/itl-p95\"", "\"node\" : \"");
    assertThat(results.of("rows").report().orElseThrow()).content().doesNotContain("ttft-mean");
  }

  @Test
  void stages_have_their_figures() throws Exception {
    try (ScriptedServer server = servers.iris()) {
      GateOutput output = runs.gates(dir).calling(server.url()).run(PodTestCases.Stages.class);

      assertThat(output.errors()).as(output.console()).isEmpty();
      assertThat(server.requests("measurement")).isEqualTo(100);
      assertThat(output.console()).contains("constant 20/s for 1s", "ramp 20/s to 60/s for 2s");
      assertThat(output.json(PodTestCases.Stages.class, "gate"))
          .contains("constant 20/s for 1s", "ramp 20/s to 60/s for 2s", "\"node\" : \"");
    }
  }

  @Test
  void grpc_is_spoken_to_a_real_model_server() {
    try (IrisInCluster iris = new IrisInCluster()) {
      iris.apply();
      String url = "grpc://%s:9000/%s".formatted(iris.podIp(), IrisInCluster.NAME);
      GateOutput output = runs.gates(dir).with("test.url", url).run(PodTestCases.Grpc.class);

      assertThat(output.errors()).as(output.console()).isEmpty();
      assertThat(output.console()).contains("PASS ", "grpc/error-count");
      assertThat(output.json(PodTestCases.Grpc.class, "gate"))
          .contains("\"grpc/error-count\"", "\"node\" : \"");
    }
  }
}
