package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.testkit.Answers;
import io.loadline.testkit.ClusterKit;
import io.loadline.testkit.CuttableProxy;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole gates that lose the API server while a pod drives their load. */
@Timeout(400)
@Tag("cluster")
class CutRunClusterIT {
  private final Path dir;
  private final AtomicBoolean isCut = new AtomicBoolean();
  private PodRuns runs;
  private CuttableProxy line;

  CutRunClusterIT(@TempDir Path dir) {
    this.dir = dir;
  }

  @BeforeEach
  void connect_through_a_line_that_can_be_cut() {
    runs = new PodRuns();
    line = new CuttableProxy(runs.kit().apiPort());
    ClusterKit.use(runs.kit().through(line.port()).toString());
  }

  @AfterEach
  void close() {
    if (runs != null) {
      line.close();
      runs.close();
    }
  }

  /** Healthy; after so many measured requests the line is cut for some seconds. */
  private ScriptedServer cuttingAt(int number, int seconds) {
    Executor later = CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS);
    Script healthy = Script.always(Answers.iris());
    return ScriptedServer.start(
        request -> {
          if (request.phase().equals("measurement")
              && request.number() == number
              && isCut.compareAndSet(false, true)) {
            line.cut();
            later.execute(line::restore);
          }
          return healthy.behaviourTo(request);
        },
        runs.address());
  }

  private void assertWhole(ScriptedServer server) {
    GateOutput output = runs.gates(dir).calling(server.url()).run(PodTestCases.TwelveSeconds.class);

    assertThat(isCut).isTrue();
    assertThat(output.errors()).as(output.console()).isEmpty();
    assertThat(output.console()).contains("PASS ");
    assertThat(server.requests("measurement")).isEqualTo(240);
    assertThat(output.json(PodTestCases.TwelveSeconds.class, "gate"))
        .contains("\"requests\" : 240,");
    runs.namespace().awaitNothingButClasses();
  }

  @Test
  void away_in_mid_run_costs_nothing_of_the_result() {
    try (ScriptedServer server = cuttingAt(60, 5)) {
      assertWhole(server);
    }
  }

  @Test
  void away_until_after_the_end_costs_nothing_of_the_result() {
    try (ScriptedServer server = cuttingAt(180, 10)) {
      assertWhole(server);
    }
  }
}
