package io.loadline.testkit;

import io.loadline.plan.EarlyEnd;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.PhaseLengths;
import io.loadline.result.RequestTimes;
import io.loadline.result.RunEnding;
import io.loadline.result.RunExecution;
import io.loadline.result.RunExecution.WarmupCounts;
import io.loadline.result.RunResult;
import java.time.Instant;
import java.util.Optional;

/** Runs that could have ended, or did end, before their time. */
public final class EarlyRun {
  private EarlyRun() {}

  /** Of 10,000 requests that were planned these were sent. */
  public static RunResult decided(RunResult run, EarlyEnd early) {
    return ended(run, 10_000, early, RunEnding.DECIDED, run.times());
  }

  public static RunResult ended(
      RunResult run, int planned, EarlyEnd early, RunEnding ending, RequestTimes times) {
    RunExecution execution =
        new RunExecution(
            Instant.EPOCH,
            run.elapsedNanos(),
            WarmupCounts.NONE,
            ending,
            run.transport(),
            run.connections());
    return new RunResult(
        plan(run.plan(), planned, early),
        execution,
        run.counts(),
        times,
        run.series(),
        null,
        null,
        run.server());
  }

  private static LoadPlan plan(LoadPlan plan, int planned, EarlyEnd early) {
    PhaseLength requests = new PhaseLength.Requests(planned);
    return new LoadPlan(
        plan.call(),
        plan.workload(),
        new PhaseLengths(plan.warmup(), requests, plan.maxDuration(), Optional.of(early)),
        plan.connectionCounts(),
        plan.seed(),
        plan.objectives(),
        plan.goodput());
  }
}
