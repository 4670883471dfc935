package io.loadline.load;

import io.loadline.measure.LoopRecorder;
import io.loadline.measure.RunRecorder;
import io.loadline.measure.RunRecorder.MeasuredSlice;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Phase;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.WorkerShare;
import io.loadline.result.Interval;
import io.loadline.result.RunExecution;
import io.loadline.result.RunResult;
import io.loadline.result.TimeSeries;
import io.loadline.schedule.ArrivalSchedule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** The result of a run that was lost with the process that drove it, from the parts that came. */
final class LostRun {
  /** Detail of the requests of the plan of which no part tells. */
  static final String UNTOLD = "the worker was lost, and no interval of it tells of these";

  private final LoadPlan plan;
  private final WorkerShare worker;
  private final RunRecorder.Totals told;

  private LostRun(LoadPlan plan, WorkerShare worker, List<MeasuredSlice> slices) {
    this.plan = plan;
    this.worker = worker;
    this.told = RunRecorder.Totals.of(plan, slices);
  }

  /**
   * What is known. Requests of the plan that no part tells of count as not sent, those among them
   * that were on their way when the run was lost.
   *
   * @param slices that came, in any order; none where nothing was measured
   * @param last of the run, as far as it was when the last slice was told
   * @param how one line: what ended it, and what to do
   */
  static RunResult result(
      LoadPlan plan, List<MeasuredSlice> slices, RunExecution last, String how) {
    return result(plan, WorkerShare.ALL, slices, last, how);
  }

  /** As {@link #result(LoadPlan, List, RunExecution, String)}, of one of several workers. */
  static RunResult result(
      LoadPlan plan,
      WorkerShare worker,
      List<MeasuredSlice> slices,
      RunExecution last,
      String how) {
    long end =
        slices.stream()
            .mapToLong(each -> each.interval().startNanos() + each.interval().lengthNanos())
            .max()
            .orElse(0);
    long elapsed = Math.min(last.elapsedNanos(), end);
    return new LostRun(plan, worker, slices).result(last.lost(elapsed, how));
  }

  private RunResult result(RunExecution execution) {
    LoopRecorder untold = new LoopRecorder(plan, 0);
    if (plan.workload().isOpen()) {
      addArrivals(untold);
    } else if (plan.extent() instanceof PhaseLength.Requests planned) {
      long left = worker.of(planned.count()) - told.recording().counts().outcomes().total();
      addRest(untold, left, execution.elapsedNanos());
    }
    RunRecorder recorder = new RunRecorder(plan, List.of(untold));
    RunRecorder.Recording all = told.recording().plus(recorder.finish());
    TimeSeries series =
        new TimeSeries(told.intervals(), List.of(), null)
            .plus(new TimeSeries(recorder.intervals(), List.of(), null));
    return new RunResult(
        plan,
        execution,
        all.counts(),
        all.times(),
        new TimeSeries(series.intervals(), all.stages(), null),
        all.stream(),
        null,
        all.server());
  }

  private static void addRest(LoopRecorder untold, long left, long from) {
    if (left > 0) {
      untold.notSent(left, UNTOLD, from);
    }
  }

  /** In each interval the last of those that were due. */
  private void addArrivals(LoopRecorder untold) {
    long length = told.intervals().isEmpty() ? 1 : told.intervals().get(0).lengthNanos();
    Map<Long, Long> known = new HashMap<>();
    for (Interval each : told.intervals()) {
      known.put(each.startNanos() / length, each.requests());
    }
    forEachArrival(
        offset -> {
          if (known.merge(offset / length, -1L, Long::sum) < 0) {
            untold.notSent(1, UNTOLD, offset);
          }
        });
  }

  private void forEachArrival(LongConsumer taker) {
    long warmup = PhasedArrivals.Ends.of(plan).warmup();
    PhasedArrivals arrivals = PhasedArrivals.of(plan, worker);
    for (; arrivals.offset() != ArrivalSchedule.NONE; arrivals.advance()) {
      if (arrivals.phase() == Phase.MEASUREMENT) {
        taker.accept(arrivals.offset() - warmup);
      }
    }
  }
}
