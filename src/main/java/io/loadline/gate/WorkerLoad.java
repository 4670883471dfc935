package io.loadline.gate;

import io.loadline.codec.RunCodec;
import io.loadline.codec.RunCodec.FormatException;
import io.loadline.codec.WorkerMessage;
import io.loadline.load.LoadEngine;
import io.loadline.measure.RunRecorder.MeasuredSlice;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.RunIn;
import io.loadline.plan.WorkerShare;
import io.loadline.result.RunEnding;
import io.loadline.result.RunExecution;
import io.loadline.result.RunExecution.WarmupCounts;
import io.loadline.result.RunResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a worker has told of the load of one endpoint.
 *
 * @param result empty where it was lost
 * @param parts what came before it
 * @param loss why not all was told, and what to do, on one line; empty where all was
 */
record WorkerLoad(
    Optional<WorkerMessage.Result> result, List<WorkerMessage.Measured> parts, String loss) {
  WorkerLoad {
    parts = List.copyOf(parts);
  }

  /**
   * What was measured: all of it, or as much as came.
   *
   * @param share of it that was to be driven
   * @param begun when the loads were to begin
   */
  RunResult run(LoadPlan plan, WorkerShare share, Instant begun) {
    if (result.isEmpty()) {
      return ofParts(plan, share, begun);
    }
    RunResult whole = read(result.get(), plan);
    RunExecution execution = whole.execution().in(RunIn.CLUSTER);
    return new RunResult(
        plan,
        loss.isEmpty() ? execution : execution.lost(loss),
        whole.counts(),
        whole.times(),
        whole.series(),
        whole.stream(),
        whole.cluster(),
        whole.server());
  }

  private static RunResult read(WorkerMessage.Result message, LoadPlan plan) {
    try {
      return RunCodec.readResult(message, plan);
    } catch (FormatException e) {
      throw new IllegalStateException("the worker's result cannot be read: " + e.getMessage(), e);
    }
  }

  private RunResult ofParts(LoadPlan plan, WorkerShare share, Instant begun) {
    List<MeasuredSlice> slices = parts.stream().flatMap(part -> part.slices().stream()).toList();
    RunExecution last =
        parts.isEmpty()
            ? new RunExecution(begun, 0, WarmupCounts.NONE, RunEnding.INTERRUPTED, "", null)
            : parts.get(parts.size() - 1).execution();
    return LoadEngine.lost(plan, share, slices, last.in(RunIn.CLUSTER), loss);
  }
}
