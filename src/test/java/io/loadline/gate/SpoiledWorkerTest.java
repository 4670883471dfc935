package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.setting.Attribute;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import io.loadline.slo.Verdict;
import io.loadline.testkit.ScriptedServer;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What befalls one of several workers is told with its name, and never less load is taken for all.
 */
@Timeout(180)
class SpoiledWorkerTest {
  private final ServedGate served;
  private final ScriptedServer server;
  private final InClusterGate gate;

  SpoiledWorkerTest(@TempDir Path dir) {
    this.served = ServedGate.start(dir);
    this.server = served.server();
    this.gate = served.gate();
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void one_that_is_killed_is_named_and_the_others_figures_stay() throws Exception {
    gate.set(Attribute.DURATION, "8s");
    gate.several(2).killBeforePart(1, 2, "the pod was evicted: no memory");
    GateResult result = gate.run();

    RunResult run = ServedGate.only(result);
    assertThat(result.verdict()).as(result.text()).isEqualTo(Verdict.INVALID);
    assertThat(run.outcomes().total()).isEqualTo(400);
    assertThat(run.workers().get(0).sent()).isEqualTo(200);
    assertThat(run.workers().get(1).isLost()).isTrue();
    assertThat(run.workers().get(1).loss()).isEqualTo("the pod was evicted: no memory");
    assertThat(run.outcomes().of(Outcome.NOT_SENT)).isBetween(1L, 199L);
    assertThat(result.text().replaceAll("\\s+", " "))
        .containsPattern(
            "worker 1 \\(pod loadline-gate-1 on node-8\\) was lost after \\S+ of 8 s: the pod was"
                + " evicted: no memory");
    assertThat(result.text())
        .contains("INVALID gate: 1 of 2 workers was lost")
        .containsPattern("\n  0 +200 .* pod loadline-gate-0 on node-7\n")
        .containsPattern("\n  1 +\\d+ .* lost after [\\s\\S]* pod loadline-gate-1 on node-8\n");
  }

  @Test
  void one_that_never_starts_does_not_keep_the_others_from_it() throws Exception {
    gate.several(2).neverStart(1, "no node takes the pod: 0/1 nodes match its node selector");
    GateResult result = gate.run();

    RunResult run = ServedGate.only(result);
    assertThat(result.verdict()).as(result.text()).isEqualTo(Verdict.INVALID);
    assertThat(run.outcomes().successes()).isEqualTo(100);
    assertThat(run.outcomes().of(Outcome.NOT_SENT)).isEqualTo(100);
    assertThat(result.text())
        .contains("INVALID gate: 1 of 2 workers never began")
        .containsPattern(
            "worker 1 never began: no node takes the pod: 0/1 nodes\\s+match\\s+its\\s+node")
        .containsPattern("Fix:\\s+add\\s+a\\s+node");
  }

  @Test
  void one_that_is_told_late_is_named_and_its_lag_counts() throws Exception {
    gate.set(Attribute.LATENCY_P99, "10000");
    gate.several(2)
        .alter(1, AlteredChannel.holding("start ", () -> server.requests("measurement") >= 20));
    GateResult result = gate.run();

    RunResult run = ServedGate.only(result);
    assertThat(run.outcomes().total()).isEqualTo(200);
    long late = Objects.requireNonNull(run.workers().get(1).start()).lateNanos();
    assertThat(late).isPositive();
    assertThat(run.workers().get(1).lag().maxNanos()).isGreaterThan(late / 2);
    assertThat(result.text())
        .containsPattern("begun late, where what was due until then is lag: worker\\s+1\\s+\\(pod")
        .containsPattern("\n  1 +\\d+ .* began \\S+ ms late\\s+pod loadline-gate-1 on node-8\n");
  }

  @Test
  void one_that_stood_still_is_named() throws Exception {
    gate.set(Attribute.DURATION, "8s");
    gate.set(Attribute.LATENCY_P99, "200");
    PlayedWorkers workers = gate.several(2);
    Thread other = served.once(100, () -> freeze(workers));
    GateResult result = gate.run();
    other.join();

    assertThat(result.verdict()).as(result.text()).isEqualTo(Verdict.INVALID);
    assertThat(ServedGate.only(result).sent()).isEqualTo(400);
    assertThat(result.text().replaceAll("\\s+", " "))
        .contains("worker 1 (pod loadline-gate-1 on node-8): requests were fired late, p99 ");
  }

  private void freeze(PlayedWorkers workers) {
    try {
      workers.running(1).freeze(() -> server.requests("measurement") >= 140);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
