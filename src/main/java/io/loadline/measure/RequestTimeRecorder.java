package io.loadline.measure;

import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.result.BatchSlices;
import io.loadline.result.Distribution;
import io.loadline.result.Outcome;
import io.loadline.result.RequestTimes;
import io.loadline.transport.RequestStamps;
import java.util.EnumMap;
import java.util.Map;

/** The times of the requests of one loop, part by part. */
final class RequestTimeRecorder {
  /** Of a run that may end early: a tenth of it has 64 slices at least. */
  private static final int FINER = 4;

  private final TimeRecorder response = new TimeRecorder();
  private final TimeRecorder service = new TimeRecorder();
  private final Map<Outcome, TimeRecorder> serviceOfErrors = new EnumMap<>(Outcome.class);
  private final TimeRecorder waiting = new TimeRecorder();
  private final TimeRecorder lag = new TimeRecorder();
  private final MomentSums withoutLag = new MomentSums();
  private final SlowestRequests slowest = new SlowestRequests();
  private final BatchSliceRecorder slices;

  RequestTimeRecorder(BatchSliceRecorder slices) {
    this.slices = slices;
  }

  /** Of one loop of a plan, whose schedule takes so long. */
  static RequestTimeRecorder of(LoadPlan plan, long scheduleNanos) {
    long nanos = runNanos(plan, scheduleNanos);
    int finer = plan.earlyEnd().isPresent() ? FINER : 1;
    return new RequestTimeRecorder(new BatchSliceRecorder(plan.latencyLimits(), nanos, finer));
  }

  /** How long the measurement lasts; 0 where nobody knows. */
  static long runNanos(LoadPlan plan, long scheduleNanos) {
    return plan.extent() instanceof PhaseLength.Span span
        ? span.duration().toNanos()
        : scheduleNanos;
  }

  /** As {@link BatchSliceRecorder#snapshot(long)}, up to {@link IntervalRecorders#ended}. */
  BatchSlices slices(long nanos) {
    return slices.snapshot(nanos);
  }

  void fired(RequestStamps stamps) {
    lag.record(stamps.lag());
  }

  /**
   * A fired request succeeded.
   *
   * @param offset when it was due, in ns from the start of the measurement
   */
  void success(long index, long offset, RequestStamps stamps) {
    response.record(stamps.response());
    service.record(stamps.service());
    waiting.record(stamps.waiting());
    withoutLag.add(stamps.response() - stamps.lag());
    slowest.add(index, stamps);
    slices.success(offset, stamps.response());
  }

  /** A fired request ended in another way. */
  void failure(Outcome outcome, long offset, RequestStamps stamps) {
    if (stamps.wasSent()) {
      serviceOfErrors
          .computeIfAbsent(outcome, kind -> new TimeRecorder(TimeHistogram.coarse()))
          .record(stamps.service());
    }
    slices.failures(1, offset);
  }

  /** What the success that was due then is worth: whether it keeps all of the goodput limits. */
  void streamed(long offset, boolean good) {
    if (!good) {
      slices.notGood(offset);
    }
  }

  /** So many requests were due then and never fired. */
  void notSent(long count, long offset) {
    slices.failures(count, offset);
  }

  /**
   * What was recorded.
   *
   * @param start of the measurement, on the clock of the stamps
   */
  RequestTimes snapshot(long start) {
    Map<Outcome, Distribution> errors = new EnumMap<>(Outcome.class);
    serviceOfErrors.forEach((outcome, times) -> errors.put(outcome, times.distribution()));
    return new RequestTimes(
        response.distribution(),
        service.distribution(),
        errors,
        waiting.distribution(),
        lag.distribution(),
        withoutLag.snapshot(),
        slowest.snapshot(start),
        slices.snapshot());
  }
}
