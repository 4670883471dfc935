package io.loadline.measure;

import io.loadline.plan.LoadPlan;
import io.loadline.plan.Phase;
import io.loadline.result.AnswerNote;
import io.loadline.result.Outcome;
import io.loadline.result.SlowestRequest;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.StreamStamps;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Records the requests of one loop. Written by that loop alone; {@link #live} and the finished
 * seconds may be read by others at any time, the rest only after the loop has ended. Memory does
 * not depend on the number of requests.
 */
public final class LoopRecorder {
  private static final long HARMLESS_LAG = 1_000_000;

  final TimeRecorder response = new TimeRecorder();
  final TimeRecorder service = new TimeRecorder();
  final TimeRecorder waiting = new TimeRecorder();
  final TimeRecorder lag = new TimeRecorder();
  final MomentSums withoutLag = new MomentSums();
  final OutcomeTally outcomes = new OutcomeTally();
  final ExceedanceCounts exceedances;
  final StageRecorders stages;
  private final @Nullable StreamRecorder stream;
  private final IntervalRecorders slices;
  private final long timeoutNanos;
  private final Live live = new Live();
  private long start;
  private long sent;
  private long laggedTimeouts;
  private long lastDone = Long.MIN_VALUE;
  private long slowestIndex;
  private long slowestIntended;
  private long slowestNanos = -1;

  /** How far a loop is; each figure is written by the loop alone. */
  public static final class Live {
    private final AtomicLong successes = new AtomicLong();
    private final AtomicLong errors = new AtomicLong();

    public long successes() {
      return successes.get();
    }

    public long errors() {
      return errors.get();
    }
  }

  /** A recorder of one loop of a plan. */
  public LoopRecorder(LoadPlan plan) {
    this(
        plan.latencyLimits(),
        plan.call().timeout().toNanos(),
        plan.stageEnds(),
        plan.call().answer().isStreamed() ? new StreamRecorder(plan) : null);
  }

  /**
   * A recorder of one loop.
   *
   * @param limits latency limits in ns to count attempts against
   * @param stageEnds where each stage ends, in ns from the start of the measurement
   * @param stream is told of what fails; null when answers come whole
   */
  LoopRecorder(
      long[] limits, long timeoutNanos, long[] stageEnds, @Nullable StreamRecorder stream) {
    this.stages = new StageRecorders(stageEnds);
    this.stream = stream;
    this.exceedances = new ExceedanceCounts(limits);
    this.slices = new IntervalRecorders(limits, stream == null ? null : stream.limits());
    this.timeoutNanos = timeoutNanos;
  }

  /** The measurement begins; all times given later are on the same clock. */
  public void start(long startNanos) {
    start = startNanos;
  }

  /** A request was taken from the schedule. */
  public void fired(RequestStamps stamps) {
    lag.record(stamps.lag());
    slices.at(offset(stamps)).fired(stamps);
  }

  private long offset(RequestStamps stamps) {
    return stamps.intended() - start;
  }

  /** A fired request succeeded. */
  public void success(long index, RequestStamps stamps) {
    response.record(stamps.response());
    service.record(stamps.service());
    waiting.record(stamps.waiting());
    withoutLag.add(stamps.response() - stamps.lag());
    outcomes.success();
    exceedances.success(stamps.response(), stamps);
    slices.at(offset(stamps)).success(stamps);
    stages.success(offset(stamps), stamps);
    sent++;
    lastDone = Math.max(lastDone, stamps.done());
    if (isSlowest(stamps)) {
      slowestIndex = index;
      slowestIntended = stamps.intended();
      slowestNanos = stamps.response();
    }
    live.successes.lazySet(live.successes.getPlain() + 1);
  }

  /** Of several that took as long, the first. */
  private boolean isSlowest(RequestStamps stamps) {
    return stamps.response() > slowestNanos
        || (stamps.response() == slowestNanos && stamps.intended() < slowestIntended);
  }

  /** What came of the answer that has just succeeded; nothing where answers come whole. */
  public void streamed(RequestStamps stamps, StreamStamps answer) {
    if (stream != null) {
      stream.success(stamps, answer);
      slices.at(offset(stamps)).streamed(stamps, answer);
    }
  }

  /** A success of which people should know something; also in the warm-up. */
  public void noted(AnswerNote note, String sample, Phase phase, long intended) {
    outcomes.noted(note, phase == Phase.MEASUREMENT ? intended - start : -1, sample);
  }

  /** A fired request ended in another way. */
  public void failure(Outcome outcome, String detail, RequestStamps stamps) {
    outcomes.add(1, outcome, offset(stamps), detail);
    exceedances.failures(1);
    if (stream != null) {
      stream.failures(1);
    }
    slices.at(offset(stamps)).failure();
    stages.failure(1, stamps.wasSent(), offset(stamps));
    lastDone = Math.max(lastDone, stamps.done());
    if (stamps.wasSent()) {
      sent++;
    }
    if (outcome == Outcome.TIMEOUT && stamps.lag() > Math.max(HARMLESS_LAG, timeoutNanos / 100)) {
      laggedTimeouts++;
    }
    live.errors.lazySet(live.errors.getPlain() + 1);
  }

  /** Requests that were intended from {@code intended} on were never fired. */
  public void notSent(long count, String why, long intended) {
    outcomes.add(count, Outcome.NOT_SENT, intended - start, why);
    exceedances.failures(count);
    if (stream != null) {
      stream.failures(count);
    }
    slices.at(intended - start).notSent(count);
    stages.failure(count, false, intended - start);
    live.errors.lazySet(live.errors.getPlain() + count);
  }

  /** The loop has ended; hands over the last seconds. */
  public void finish() {
    slices.finish();
  }

  @Nullable StreamRecorder stream() {
    return stream;
  }

  public Live live() {
    return live;
  }

  IntervalRecorders slices() {
    return slices;
  }

  long sent() {
    return sent;
  }

  long laggedTimeouts() {
    return laggedTimeouts;
  }

  long lastDone() {
    return lastDone;
  }

  @Nullable SlowestRequest slowest() {
    return slowestNanos < 0
        ? null
        : new SlowestRequest(slowestIndex, slowestIntended - start, slowestNanos);
  }
}
