package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.config.setting.Attribute;
import io.loadline.result.NotReadyException;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import io.loadline.result.WorkerFigures;
import io.loadline.slo.Verdict;
import io.loadline.testkit.ScriptedServer;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One load from several workers, in the place of whose pods are processes. */
@Timeout(180)
class SeveralWorkersGateTest {
  private final Path dir;
  private final ServedGate served;
  private final ScriptedServer server;
  private final InClusterGate gate;

  SeveralWorkersGateTest(@TempDir Path dir) {
    this.dir = dir;
    this.served = ServedGate.start(dir);
    this.server = served.server();
    this.gate = served.gate();
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void what_all_of_them_sent_is_the_load_of_the_plan() throws Exception {
    gate.several(2);
    GateResult result = gate.run();

    RunResult run = ServedGate.only(result);
    assertThat(result.verdict()).as(result.text()).isEqualTo(Verdict.PASS);
    assertThat(run.sent()).isEqualTo(200);
    assertThat(run.outcomes().successes()).isEqualTo(200);
    assertThat(server.requests("measurement")).isEqualTo(200);
    assertThat(run.workers()).extracting(WorkerFigures::sent).containsExactly(100L, 100L);
    assertThat(run.workers())
        .extracting(WorkerFigures::name)
        .containsExactly(
            "worker 0 (pod loadline-gate-0 on node-7)", "worker 1 (pod loadline-gate-1 on node-8)");
    assertThat(run.workers())
        .allSatisfy(each -> assertThat(each.ending()).isEqualTo(RunEnding.COMPLETE));
    assertThat(result.text()).contains("workers   2 on 2 nodes, begun within ");
    assertThat(gate.file("result.json")).contains("\"pod\" : \"loadline-gate-1\"");
    assertThat(gate.file("worker-0.log")).contains(" host 1/1 ", " waiting 1/1 ", " end 1/1 ");
    assertThat(gate.file("worker-1.log")).contains(" host 1/1 ", " end 1/1 ");
    assertThat(dir.resolve("worker.log")).doesNotExist();
  }

  @Test
  void when_none_starts_the_gate_ends_with_the_reason() {
    gate.several(2).neverStart(0, "no node takes the pod").neverStart(1, "no node takes the pod");
    assertThatThrownBy(() -> gate.run())
        .isInstanceOf(NotReadyException.class)
        .hasMessage(
            "the load was not driven in the cluster: worker 0: no node takes the pod\n  do       add a node");
  }

  @Test
  void a_wall_clock_that_is_off_changes_nothing_and_is_said() throws Exception {
    gate.several(2)
        .alter(
            1,
            AlteredChannel.answering(
                line ->
                    line.startsWith("clock ")
                        ? line.strip()
                                .replaceFirst(
                                    " (\\d+)$",
                                    " "
                                        + (Long.parseLong(line.strip().split(" ", -1)[2])
                                            + 5_000_000_000L))
                            + "\n"
                        : line));
    GateResult result = gate.run();

    assertThat(result.verdict()).as(result.text()).isEqualTo(Verdict.PASS);
    assertThat(ServedGate.only(result).sent()).isEqualTo(200);
    assertThat(
            Objects.requireNonNull(ServedGate.only(result).workers().get(1).start())
                .wallOffsetNanos())
        .isBetween(4_000_000_000L, 6_000_000_000L);
    assertThat(result.text().replaceAll("\\s+", " "))
        .containsPattern("wall clocks differ .*: worker 1 \\(pod \\S+ on \\S+\\) is 5.0 s ahead");
  }

  @Test
  void what_was_measured_until_an_interrupt_is_kept() throws Exception {
    gate.set(Attribute.DURATION, "60s");
    gate.several(2);
    Thread test = Thread.currentThread();
    served.once(100, test::interrupt);
    GateResult result = gate.run();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(ServedGate.only(result).ending()).isEqualTo(RunEnding.INTERRUPTED);
    assertThat(ServedGate.only(result).outcomes().successes()).isGreaterThanOrEqualTo(100);
    assertThat(result.text()).contains("INVALID gate: the run was interrupted");
    assertThat(gate.cluster.calls).contains("pod stopped");
  }
}
