package io.loadline.gate;

import io.loadline.plan.LoadPlan;
import io.loadline.plan.WorkerShare;
import io.loadline.result.RunResult;
import io.loadline.result.WorkerFigures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The load of one endpoint, put together from what its workers tell, as they come: never are all of
 * it there beside each other. Thread-safe.
 */
final class MergedLoad {
  private final LoadPlan plan;
  private final Instant begins;
  private final int workers;
  private final CompletableFuture<RunResult> whole = new CompletableFuture<>();
  private final List<WorkerFigures> figures = new ArrayList<>();
  private @Nullable RunResult sum;

  /**
   * Nothing has come yet.
   *
   * @param plan of all of them together
   * @param begins when the loads begin, by our wall clock
   */
  MergedLoad(LoadPlan plan, Instant begins, int workers) {
    this.plan = plan;
    this.begins = begins;
    this.workers = workers;
  }

  /** What all workers measured. */
  CompletableFuture<RunResult> whole() {
    return whole;
  }

  /**
   * A worker has told all that it will.
   *
   * @param start null for one that was never told to begin
   */
  synchronized void add(
      WorkerFigures.Worker worker, WorkerFigures.@Nullable Start start, WorkerLoad load) {
    try {
      RunResult part = byOurClock(run(worker.index(), load), start);
      figures.add(WorkerFigures.of(worker, start, part));
      sum = sum == null ? part : RunResult.merge(List.of(sum, part));
      if (figures.size() == workers) {
        whole.complete(sum.by(figures));
      }
    } catch (RuntimeException | Error e) {
      whole.completeExceptionally(e);
    }
  }

  /** A result that cannot be read is lost, and ends nobody else's. */
  private RunResult run(int index, WorkerLoad load) {
    WorkerShare share = new WorkerShare(index, workers);
    try {
      return load.run(plan, share, begins);
    } catch (IllegalStateException e) {
      return new WorkerLoad(Optional.empty(), load.parts(), String.valueOf(e.getMessage()))
          .run(plan, share, begins);
    }
  }

  /** What happened to the service is looked up by our own clock. */
  private static RunResult byOurClock(RunResult run, WorkerFigures.@Nullable Start start) {
    if (start == null) {
      return run;
    }
    Instant moment = run.startedAt().minusNanos(start.wallOffsetNanos());
    return new RunResult(
        run.plan(),
        run.execution().startedAt(moment),
        run.counts(),
        run.times(),
        run.series(),
        run.stream(),
        run.cluster(),
        run.server());
  }
}
