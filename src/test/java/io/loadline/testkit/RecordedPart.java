package io.loadline.testkit;

import io.loadline.measure.LoopRecorder;
import io.loadline.measure.RunRecorder;
import io.loadline.measure.RunRecorder.MeasuredSlice;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.MeanLoad;
import io.loadline.result.ArrivalFigures;
import io.loadline.result.Health;
import io.loadline.result.Interval;
import io.loadline.result.RunExecution;
import io.loadline.result.RunResult;
import io.loadline.result.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The result of the requests of a run that one recorder has. */
record RecordedPart(LoadPlan plan, List<RecordedPart.Request> requests) {
  private static final long STEADY = 7_000_000_000L;

  /** What becomes of a request, told to whichever recorder has it. */
  interface Request {
    void tell(LoopRecorder recorder);
  }

  RunResult result(RunExecution execution, Supplier<@Nullable Health> health) {
    MeanLoad mean = plan.meanLoad().orElseThrow();
    LoopRecorder recorder = new LoopRecorder(plan, mean.nanos());
    RunRecorder run = new RunRecorder(plan, List.of(recorder));
    for (Request each : requests) {
      each.tell(recorder);
      run.collect();
    }
    RunRecorder.Recording all = run.finish();
    List<Interval> intervals =
        run.intervals().stream().map(each -> each.withHealth(health.get())).toList();
    ArrivalFigures arrivals = new ArrivalFigures(mean, STEADY, all.early(), all.late());
    TimeSeries series = new TimeSeries(intervals, all.stages(), arrivals);
    return new RunResult(
        plan, execution, all.counts(), all.times(), series, all.stream(), null, all.server());
  }

  /** What so many recorders hand over, one after the other, each with every so-manieth request. */
  List<MeasuredSlice> slices(int recorders) {
    List<MeasuredSlice> slices = new ArrayList<>();
    for (int each = 0; each < recorders; each++) {
      LoopRecorder recorder = new LoopRecorder(plan, 0);
      RunRecorder run = new RunRecorder(plan, List.of(recorder));
      for (int i = each; i < requests.size(); i += recorders) {
        requests.get(i).tell(recorder);
        run.collect(slices::add);
      }
      // A second ends when a later one begins.
      recorder.notSent(1, "behind all", Long.MAX_VALUE / 2);
      run.collect(slices::add);
    }
    return slices;
  }

  /** The whole with the health of its parts: each interval of what happened to any of them then. */
  static RunResult healthy(RunResult whole, List<RunResult> parts) {
    List<Interval> intervals = new ArrayList<>();
    for (Interval each : whole.intervals()) {
      Health health =
          parts.stream()
              .flatMap(part -> part.intervals().stream())
              .filter(part -> part.startNanos() == each.startNanos())
              .map(Interval::health)
              .filter(Objects::nonNull)
              .reduce(Health::beside)
              .orElse(null);
      intervals.add(each.withHealth(health));
    }
    return new RunResult(
        whole.plan(),
        whole.execution(),
        whole.counts(),
        whole.times(),
        new TimeSeries(intervals, whole.stages(), whole.arrivals()),
        whole.stream(),
        null,
        whole.server());
  }
}
