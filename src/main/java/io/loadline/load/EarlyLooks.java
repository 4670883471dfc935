package io.loadline.load;

import io.loadline.measure.RunRecorder;
import io.loadline.measure.RunRecorder.MeasuredSlice;
import io.loadline.plan.EarlyEnd;
import io.loadline.plan.LoadPlan;
import io.loadline.result.BatchSlices;
import io.loadline.result.Interval;
import io.loadline.result.RunEnding;
import io.loadline.result.RunExecution;
import io.loadline.result.RunExecution.WarmupCounts;
import io.loadline.result.RunResult;
import io.loadline.result.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a run that may end early, once in each 20th of it: at the time of which all requests
 * have ended, and at nothing later. For one thread, which is none of the loops'.
 */
final class EarlyLooks {
  private static final int LOOKS = 20;

  /** Of less than a tenth nothing is decided. */
  private static final int FIRST = 1;

  /** A slice that is not whole is left out, so a look waits for one more. */
  private static final int SLICES = 160;

  private final LoadPlan plan;
  private final RunRecorder recorder;
  private final Predicate<RunResult> decides;
  private final long earliest;
  private final List<MeasuredSlice> seconds = new ArrayList<>();

  private RunRecorder.@Nullable Recording before; // decoding what was seen again is costly
  private BatchSlices decisive = BatchSlices.NONE;
  private long looked = FIRST;

  EarlyLooks(LoadPlan plan, RunRecorder recorder, Predicate<RunResult> decides) {
    this.plan = plan;
    this.recorder = recorder;
    this.decides = decides;
    this.earliest =
        plan.earlyEnd()
            .filter(early -> plan.plannedNanos() > 0)
            .map(EarlyEnd::failing)
            .map(Duration::toNanos)
            .orElse(Long.MAX_VALUE);
  }

  /** A loop has finished a second. */
  void measured(MeasuredSlice second) {
    if (earliest < Long.MAX_VALUE) {
      seconds.add(second);
    }
  }

  /**
   * Whether it is time for a look.
   *
   * @param ended as {@link RunRecorder#ended} said before the last seconds were collected
   */
  boolean isDue(long ended) {
    return ended >= earliest && !hasDecided() && parts(ended) > looked && parts(ended) < LOOKS;
  }

  private long parts(long ended) {
    long planned = plan.plannedNanos();
    return Math.floorDiv((ended - planned / SLICES) * LOOKS, planned);
  }

  /**
   * Looks, and says whether the run is decided.
   *
   * @param health gives each interval that of its time
   */
  boolean look(long ended, UnaryOperator<List<Interval>> health) {
    looked = parts(ended);
    BatchSlices slices = recorder.slices(ended);
    if (decides.test(until(ended, slices, health))) {
      decisive = slices;
    }
    return hasDecided();
  }

  private RunResult until(long ended, BatchSlices slices, UnaryOperator<List<Interval>> health) {
    List<MeasuredSlice> fresh =
        seconds.stream().filter(each -> each.interval().startNanos() < ended).toList();
    seconds.removeIf(each -> each.interval().startNanos() < ended);
    RunRecorder.Recording added = RunRecorder.Totals.of(plan, fresh).recording();
    RunRecorder.Recording all = before == null ? added : before.plus(added);
    before = all;
    List<Interval> intervals =
        recorder.intervals().stream()
            .filter(each -> each.startNanos() + each.lengthNanos() <= ended)
            .toList();
    return new RunResult(
        plan,
        new RunExecution(Instant.EPOCH, ended, WarmupCounts.NONE, RunEnding.DECIDED, "", null),
        all.counts(),
        all.times().with(slices),
        new TimeSeries(health.apply(intervals), all.stages(), null),
        all.stream(),
        null,
        all.server());
  }

  boolean hasDecided() {
    return !decisive.slices().isEmpty();
  }

  /** What was looked at when the run was decided; the verdict is that on them. */
  BatchSlices decisive() {
    return decisive;
  }
}
