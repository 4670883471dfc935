package io.loadline.measure;

import io.loadline.plan.LoadPlan;
import io.loadline.plan.Phase;
import io.loadline.plan.TimedPart;
import io.loadline.result.AnswerNote;
import io.loadline.result.BatchSlices;
import io.loadline.result.Outcome;
import io.loadline.result.OutcomeCounts;
import io.loadline.result.RequestCounts;
import io.loadline.result.RequestTimes;
import io.loadline.result.ServerResult;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.ServerTimings;
import io.loadline.transport.StreamStamps;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records the requests of one loop. Written by that loop alone; how many {@link #successes} and
 * {@link #errors} there are and the finished seconds may be read by others at any time, the rest
 * only after the loop has ended. Memory does not depend on the number of requests.
 */
public final class LoopRecorder {
  private final RequestTimeRecorder times;
  private final OutcomeTally outcomes;
  private final ExceedanceCounts exceedances;
  final StageRecorders stages;
  final @Nullable StreamRecorder stream;
  private Function<TimedPart, long[]> partLimits = part -> new long[0];
  private @Nullable TimingRecorder timings;
  final IntervalRecorders slices;
  private long start;
  long lastDone = Long.MIN_VALUE;

  /**
   * A recorder of one loop of a plan.
   *
   * @param scheduleNanos how long the schedule of the measurement lasts; 0 without one
   */
  public LoopRecorder(LoadPlan plan, long scheduleNanos) {
    this(
        plan.latencyLimits(),
        plan.call().timeout().toNanos(),
        new StageRecorders(plan.stageEnds(), scheduleNanos),
        StreamRecorder.of(plan, scheduleNanos),
        RequestTimeRecorder.of(plan, scheduleNanos));
    partLimits = plan::limits;
  }

  /**
   * A recorder of one loop.
   *
   * @param limits latency limits in ns to count attempts against
   * @param stream is told of what fails; null when answers come whole
   * @param runNanos how long the measurement lasts; 0 where nobody knows
   */
  LoopRecorder(
      long[] limits,
      long timeoutNanos,
      StageRecorders stages,
      @Nullable StreamRecorder stream,
      long runNanos) {
    this(
        limits,
        timeoutNanos,
        stages,
        stream,
        new RequestTimeRecorder(new BatchSliceRecorder(limits, runNanos)));
  }

  private LoopRecorder(
      long[] limits,
      long timeoutNanos,
      StageRecorders stages,
      @Nullable StreamRecorder stream,
      RequestTimeRecorder times) {
    this.times = times;
    this.stages = stages;
    this.stream = stream;
    this.exceedances = new ExceedanceCounts(limits);
    this.slices =
        new IntervalRecorders(limits, timeoutNanos, stream == null ? null : stream.limits());
    this.outcomes = new OutcomeTally(timeoutNanos);
  }

  /** The measurement begins; all times given later are on the same clock. */
  public void start(long startNanos) {
    start = startNanos;
  }

  /** A request was taken from the schedule. */
  public void fired(RequestStamps stamps) {
    times.fired(stamps);
    slices.at(offset(stamps)).fired(stamps);
  }

  private long offset(RequestStamps stamps) {
    return stamps.intended() - start;
  }

  /** A fired request succeeded. */
  public void success(long index, RequestStamps stamps) {
    times.success(index, offset(stamps), stamps);
    outcomes.success();
    exceedances.success(stamps.response(), stamps);
    slices.at(offset(stamps)).success(stamps);
    stages.success(offset(stamps), stamps);
    lastDone = Math.max(lastDone, stamps.done());
  }

  /** What came of the answer that has just succeeded; nothing where answers come whole. */
  public void streamed(RequestStamps stamps, StreamStamps answer) {
    if (stream != null) {
      times.streamed(offset(stamps), stream.success(offset(stamps), stamps, answer));
      slices.at(offset(stamps)).streamed(stamps, answer);
    }
  }

  /** What the server told of the request that has just succeeded: something. */
  public void told(long index, RequestStamps stamps, ServerTimings told) {
    TimingRecorder made = timings == null ? new TimingRecorder(partLimits) : timings;
    timings = made;
    if (made.success(index, stamps, told)) {
      slices.at(offset(stamps)).told(stamps, told);
    }
  }

  /** A success of which people should know something; also in the warm-up. */
  public void noted(AnswerNote note, String sample, Phase phase, long intended) {
    boolean measured = phase == Phase.MEASUREMENT;
    outcomes.noted(note, measured ? intended - start : -1, sample);
    if (measured) {
      slices.at(intended - start).noted(note, intended - start, sample);
    }
  }

  /** A request that is about to fail was refused by the server. */
  public void refused(RequestStamps stamps) {
    outcomes.refused();
    slices.at(offset(stamps)).refused();
  }

  /** A fired request ended in another way. */
  public void failure(long index, Outcome outcome, String detail, RequestStamps stamps) {
    long known = stamps.wasSent() ? index : OutcomeCounts.Count.UNKNOWN;
    OutcomeCounts.Count one = new OutcomeCounts.Count(1, offset(stamps), detail, known);
    outcomes.failure(outcome, stamps, one);
    times.failure(outcome, offset(stamps), stamps);
    exceedances.failures(1);
    if (stream != null) {
      stream.failures(1, offset(stamps));
    }
    slices.at(offset(stamps)).failure(outcome, stamps, one);
    stages.failure(1, stamps.wasSent(), offset(stamps));
    lastDone = Math.max(lastDone, stamps.done());
  }

  /** Requests that were intended from {@code intended} on were never fired. */
  public void notSent(long count, String why, long intended) {
    outcomes.add(Outcome.NOT_SENT, new OutcomeCounts.Count(count, intended - start, why));
    times.notSent(count, intended - start);
    exceedances.failures(count);
    if (stream != null) {
      stream.failures(count, intended - start);
    }
    slices.at(intended - start).notSent(count, why, intended - start);
    stages.failure(count, false, intended - start);
  }

  /** The loop has ended; hands over the last seconds. */
  void finish() {
    slices.finish();
  }

  BatchSlices slices(long nanos) {
    return times.slices(nanos);
  }

  public long successes() {
    return outcomes.successes();
  }

  public long errors() {
    return outcomes.errors();
  }

  RequestCounts counts() {
    return outcomes.snapshot(exceedances.snapshot());
  }

  ServerResult server() {
    return timings == null ? ServerResult.NONE : new ServerResult(timings.snapshot(start), null);
  }

  RequestTimes times() {
    return times.snapshot(start);
  }
}
