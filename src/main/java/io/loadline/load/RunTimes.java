package io.loadline.load;

import io.loadline.load.StartLine.Timeline;
import io.loadline.measure.RunRecorder;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.MeanLoad;
import io.loadline.plan.PhaseLength;
import io.loadline.result.ArrivalFigures;
import org.jspecify.annotations.Nullable;

/**
 * How long the phases of a plan last, in ns.
 *
 * @param timeout of a request
 * @param warmup 0 for a closed loop whose warm-up is counted
 * @param measurement its length by plan, whatever is drawn; 0 when the last answer ends it
 * @param planned the length that is expected; -1 when that is not known
 * @param steady of the measurement, if its requests took turns at the mean rate; 0 for a closed
 *     loop
 * @param hardEnd from the start of the warm-up to the forced end
 */
record RunTimes(
    long timeout, long warmup, long measurement, long planned, long steady, long hardEnd) {
  /** What a run may take beyond its plan and one timeout. */
  private static final long GRACE = 5_000_000_000L;

  static RunTimes of(LoadPlan plan) {
    return plan.workload().isOpen() ? open(plan) : closed(plan);
  }

  private static RunTimes open(LoadPlan plan) {
    long timeout = plan.call().timeout().toNanos();
    PhasedArrivals.Ends ends = PhasedArrivals.Ends.of(plan);
    long mean = plan.meanLoad().map(MeanLoad::nanos).orElseThrow();
    long drawn = ends.measurement() - ends.warmup();
    return new RunTimes(
        timeout,
        ends.warmup(),
        mean,
        drawn,
        ends.steady() - ends.warmup(),
        ends.warmup() + Math.max(mean, drawn) + timeout + GRACE);
  }

  private static RunTimes closed(LoadPlan plan) {
    long timeout = plan.call().timeout().toNanos();
    long warmup = span(plan.warmup());
    long measurement = span(plan.extent());
    boolean counted = measurement == 0 || plan.warmup() instanceof PhaseLength.Requests;
    long counts = counted && !isNothing(plan) ? plan.maxDuration().toNanos() : timeout + GRACE;
    long planned = measurement == 0 ? -1 : measurement;
    return new RunTimes(timeout, warmup, measurement, planned, 0, warmup + measurement + counts);
  }

  private static boolean isNothing(LoadPlan plan) {
    return plan.extent() instanceof PhaseLength.Span && plan.warmup().equals(PhaseLength.NOTHING);
  }

  private static long span(PhaseLength extent) {
    return extent instanceof PhaseLength.Span span ? span.duration().toNanos() : 0;
  }

  Timeline timeline(long start) {
    return new Timeline(start, start + warmup, start + hardEnd);
  }

  /** From the start of the measurement to its end, planned or early, or the last answer. */
  long elapsed(long measurementStart, RunRecorder.Recording recording, EarlyLooks looks) {
    long planned = looks.hasDecided() ? looks.decisive().coveredNanos() : measurement;
    return Math.max(planned, recording.lastDone() - measurementStart);
  }

  /** Null for a closed loop. */
  @Nullable ArrivalFigures arrivals(LoadPlan plan, RunRecorder.Recording recording) {
    return plan.meanLoad()
        .map(mean -> new ArrivalFigures(mean, steady, recording.early(), recording.late()))
        .orElse(null);
  }
}
