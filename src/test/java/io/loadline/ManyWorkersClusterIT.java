package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.loadline.result.WorkerFigures;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.Unwrapped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole gates whose one load is driven by several pods. */
@Timeout(400)
@Tag("cluster")
class ManyWorkersClusterIT {
  static final List<LoadResult> RESULTS = Collections.synchronizedList(new ArrayList<>());

  private static final Map<String, String> OURS =
      Map.of("app.kubernetes.io/managed-by", "loadline");

  private final Path dir;
  private PodRuns runs;
  private PodServers servers;

  ManyWorkersClusterIT(@TempDir Path dir) {
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
  void four_pods_send_each_request_of_the_load_once() throws Exception {
    try (ScriptedServer server = servers.iris()) {
      GateOutput output =
          runs.gates(dir)
              .calling(server.url())
              .with("test.rows", PodServers.rows(dir, 4).toString())
              .run(PodTestCases.FourWorkers.class);

      assertThat(output.errors()).as(output.console()).isEmpty();
      assertThat(server.requests("measurement")).isEqualTo(400);
    }
    servers.assertEachRow(100, 4);
    LoadResult result = RESULTS.get(0);
    assertThat(result.requests()).isEqualTo(400);
    assertThat(result.run().execution().workers())
        .hasSize(4)
        .allSatisfy(each -> assertThat(each.start()).isNotNull());
    assertThat(result.run().execution().workers().stream().mapToLong(WorkerFigures::sent).sum())
        .isEqualTo(400);
    runs.namespace().awaitNothingButClasses();
  }

  @Test
  void streams_and_rows_of_two_endpoints_are_complete() throws Exception {
    try (ScriptedServer iris = servers.iris();
        ScriptedServer tokens = servers.chat()) {
      GateOutput output =
          runs.gates(dir)
              .calling(iris.url())
              .with("loadline.workers", "2")
              .with("test.url2", tokens.url("/v1/chat/completions").toString())
              .with("test.rows", PodServers.rows(dir, 4).toString())
              .run(PodTestCases.Endpoints.class);

      assertThat(output.errors()).as(output.console()).isEmpty();
      assertThat(iris.requests("measurement")).isEqualTo(45);
      assertThat(tokens.requests("measurement")).isEqualTo(15);
    }
    assertThat(servers.received()).hasSize(45);
  }

  @Test
  void a_pod_that_is_deleted_in_mid_run_is_named() {
    try (ScriptedServer server = servers.iris()) {
      CompletableFuture<GateOutput> gate =
          CompletableFuture.supplyAsync(
              () ->
                  runs.gates(dir)
                      .calling(server.url())
                      .with("loadline.workers", "3")
                      // Other tests ask for the rest of the node meanwhile.
                      .with("loadline.worker-cpu", "20m")
                      .run(PodTestCases.TwelveSeconds.class));
      runs.namespace()
          .await("a load under way", () -> gate.isDone() || server.requests("measurement") >= 60);
      pods().stream()
          .filter(pod -> pod.getMetadata().getName().matches(".*-1-[a-z0-9]{5}"))
          .forEach(pod -> runs.kit().client().resource(pod).withGracePeriod(0).delete());

      GateOutput output = gate.join();
      assertThat(output.message()).startsWith("INVALID ");
      assertThat(Unwrapped.text(output.message()))
          .containsPattern("worker 1 \\(pod loadline-\\S+-1-\\S+ on node \\S+\\)");
      assertThat(output.json(PodTestCases.TwelveSeconds.class, "gate"))
          .contains("\"workers\" : [", "\"not-sent\"");
      assertThat(servers.received()).hasSizeBetween(120, 239);
    }
    runs.namespace().awaitNothingButClasses();
  }

  private List<Pod> pods() {
    return runs.namespace().pods(OURS);
  }

  @Test
  void a_worker_that_fits_on_no_node_is_named_and_the_others_send_what_is_theirs() {
    try (ScriptedServer server = servers.iris()) {
      GateOutput output =
          runs.gates(dir)
              .calling(server.url())
              .with("loadline.workers", "2")
              .with("loadline.worker-cpu", moreThanHalfOfTheNode())
              .with("loadline.worker-start", "25s")
              .run(PodTestCases.TwelveSeconds.class);

      assertThat(output.message()).startsWith("INVALID ");
      assertThat(Unwrapped.text(output.message()))
          .containsPattern("worker [01] \\(pod loadline-\\S+\\)")
          .contains("Insufficient cpu");
      assertThat(servers.received()).hasSizeBetween(80, 160);
    }
    runs.namespace().awaitNothingButClasses();
  }

  private String moreThanHalfOfTheNode() {
    double cores =
        runs.kit().client().nodes().list().getItems().stream()
            .flatMap(node -> Stream.ofNullable(node.getStatus().getAllocatable().get("cpu")))
            .mapToDouble(cpu -> cpu.getNumericalAmount().doubleValue())
            .max()
            .orElseThrow();
    return Math.round(cores * 1_000 * 0.51) + "m";
  }
}
