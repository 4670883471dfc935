package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.codec.RunCodec;
import io.loadline.codec.WorkerMessage;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.result.Outcome;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import io.loadline.result.WorkerFigures;
import io.loadline.testkit.Plans;
import io.loadline.testkit.SimulatedTransport;
import io.loadline.testkit.Simulation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MergedLoadTest {
  private static final WorkerFigures.Start ON_TIME = new WorkerFigures.Start(1_000, 0, 0);
  private static final LoadPlan PLAN =
      Plans.plan(
          Plans.constant(20),
          new PhaseLength.Requests(40),
          PhaseLength.NOTHING,
          4,
          Plans.noErrors());

  private final MergedLoad merged = new MergedLoad(PLAN, Instant.EPOCH, 2);

  private static WorkerLoad whole() {
    RunResult run = Simulation.run(PLAN, SimulatedTransport.answeringAfter(1_000_000));
    return new WorkerLoad(Optional.of(RunCodec.resultMessage(0, run, text -> text)), List.of(), "");
  }

  private void add(int index, WorkerFigures.Start start, WorkerLoad load) {
    merged.add(new WorkerFigures.Worker(index, "pod-" + index, "node"), start, load);
  }

  @Test
  void it_is_whole_when_all_have_told() {
    add(1, ON_TIME, whole());
    assertThat(merged.whole()).isNotDone();
    add(0, ON_TIME, whole());
    RunResult run = merged.whole().join();
    assertThat(run.sent()).isEqualTo(80);
    assertThat(run.workers())
        .extracting(WorkerFigures::name)
        .containsExactly("worker 0 (pod pod-0 on node)", "worker 1 (pod pod-1 on node)");
  }

  @Test
  void a_result_that_cannot_be_read_is_lost_and_ends_nobody_elses() {
    add(0, ON_TIME, whole());
    add(1, ON_TIME, new WorkerLoad(Optional.of(new WorkerMessage.Result(0, "?")), List.of(), ""));
    RunResult run = merged.whole().join();
    assertThat(run.ending()).isEqualTo(RunEnding.LOST);
    assertThat(run.outcomes().successes()).isEqualTo(40);
    // Every second arrival is that of the one that was lost.
    assertThat(run.outcomes().of(Outcome.NOT_SENT)).isEqualTo(20);
    assertThat(run.workers().get(1).loss()).startsWith("the worker's result cannot be read: ");
  }

  @Test
  void when_it_was_is_told_by_our_own_clock() {
    Instant byItsOwn = Simulation.run(PLAN, SimulatedTransport.answeringAfter(1)).startedAt();
    add(0, new WorkerFigures.Start(1_000, 0, 5_000_000_000L), whole());
    add(1, new WorkerFigures.Start(1_000, 0, 7_000_000_000L), whole());
    assertThat(merged.whole().join().startedAt()).isEqualTo(byItsOwn.minusSeconds(7));
  }
}
