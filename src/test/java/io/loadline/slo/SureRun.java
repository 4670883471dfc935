package io.loadline.slo;

import io.loadline.measure.LoopRecorder;
import io.loadline.measure.RunRecorder;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.MeanLoad;
import io.loadline.plan.Objective;
import io.loadline.plan.PhaseLength;
import io.loadline.result.ArrivalFigures;
import io.loadline.result.ConnectionUse;
import io.loadline.result.Outcome;
import io.loadline.result.RunEnding;
import io.loadline.result.RunExecution;
import io.loadline.result.RunExecution.WarmupCounts;
import io.loadline.result.RunResult;
import io.loadline.result.TimeSeries;
import io.loadline.testkit.Plans;
import io.loadline.transport.RequestStamps;
import java.time.Instant;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** A run of 100 requests a second, made of their response times. */
final class SureRun {
  private static final long GAP = 10_000_000;

  private SureRun() {}

  /**
   * A run of so many requests.
   *
   * @param millis the response time of each; below 0 it fails
   * @param lag of that, in ms, our own
   */
  static RunResult of(
      int requests, IntToDoubleFunction millis, double lag, Objective... objectives) {
    PhaseLength extent = new PhaseLength.Requests(requests);
    LoadPlan plan = Plans.plan(Plans.constant(100), extent, PhaseLength.NOTHING, 10, objectives);
    LoopRecorder recorder = new LoopRecorder(plan, requests * GAP);
    RunRecorder run = new RunRecorder(plan, List.of(recorder));
    for (int i = 0; i < requests; i++) {
      double took = millis.applyAsDouble(i);
      long fired = i * GAP + nanos(lag);
      RequestStamps stamps =
          new RequestStamps()
              .intended(i * GAP)
              .fired(fired)
              .sent(fired)
              .done(i * GAP + nanos(Math.abs(took)));
      recorder.fired(stamps);
      if (took < 0) {
        recorder.failure(i, Outcome.SERVER_ERROR, "500", stamps);
      } else {
        recorder.success(i, stamps);
      }
      run.collect();
    }
    return result(plan, run, requests * GAP);
  }

  private static long nanos(double millis) {
    return Math.round(millis * 1e6);
  }

  private static RunResult result(LoadPlan plan, RunRecorder run, long elapsed) {
    RunRecorder.Recording all = run.finish();
    MeanLoad mean = plan.meanLoad().orElseThrow();
    return new RunResult(
        plan,
        new RunExecution(
            Instant.EPOCH,
            elapsed,
            WarmupCounts.NONE,
            RunEnding.COMPLETE,
            "none",
            new ConnectionUse(0, 0, 0, 0, 0)),
        all.counts(),
        all.times(),
        new TimeSeries(
            run.intervals(),
            all.stages(),
            new ArrivalFigures(mean, elapsed, all.early(), all.late())),
        null,
        null,
        all.server());
  }
}
