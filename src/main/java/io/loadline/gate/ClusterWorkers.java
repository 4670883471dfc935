package io.loadline.gate;

import io.loadline.codec.WorkerMessage;
import io.loadline.plan.LoadPlan;
import io.loadline.result.RunResult;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What the workers of a gate say, as if they were one. Read by a thread for each worker, waited for
 * by others.
 */
interface ClusterWorkers {
  /** Reads all that a pod writes; ends all waits that have come to nothing then. */
  void read(WorkerPod pod);

  /** How a service is called, once it is ready. */
  CompletableFuture<WorkerMessage.Ready> ready(int endpoint);

  /** When the loads begin, by the wall clock of whoever has named the moment. */
  CompletableFuture<Instant> starting();

  /** Whether the loads have begun, or are about to. */
  default boolean hasStarted() {
    CompletableFuture<Instant> starting = starting();
    return starting.isDone() && !starting.isCompletedExceptionally();
  }

  /**
   * What was measured, or as much as came.
   *
   * @param known the plan as the service is called
   */
  CompletableFuture<RunResult> result(int endpoint, LoadPlan known);

  /** What has come is all that is waited for: it ends the waits, once anything was measured. */
  void giveUp(String why);

  /**
   * Who else has told workers to stop that ended before their time; empty when nobody has.
   *
   * @param run of one endpoint, which was interrupted
   */
  List<String> interruptions(RunResult run);
}
