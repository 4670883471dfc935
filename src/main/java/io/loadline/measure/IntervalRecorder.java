package io.loadline.measure;

import io.loadline.plan.GoodputLimits;
import io.loadline.result.AttemptCounts;
import io.loadline.result.Interval;
import org.jspecify.annotations.Nullable;

/** One second of one loop in the making; reused. */
final class IntervalRecorder {
  private final TimeRecorder response = new TimeRecorder();
  private final TimeRecorder lag = new TimeRecorder();
  private final ExceedanceCounts exceedances;
  private final @Nullable StreamSlice stream;
  private long index;
  private long inFlight;
  private long successes;
  private long errors;

  /**
   * Room for one second after the other.
   *
   * @param goodput limits of streamed answers; null when answers come whole: room for streams is
   *     made only where there are some
   */
  IntervalRecorder(long[] limits, @Nullable GoodputLimits goodput) {
    exceedances = new ExceedanceCounts(limits);
    stream = goodput == null ? null : new StreamSlice(goodput);
  }

  void open(long index) {
    this.index = index;
    inFlight = 0;
    successes = 0;
    errors = 0;
    response.reset();
    lag.reset();
    exceedances.reset();
    if (stream != null) {
      stream.reset();
    }
  }

  void fired(long lagNanos) {
    inFlight++;
    lag.record(lagNanos);
  }

  void success(long responseNanos, long lagNanos) {
    inFlight--;
    successes++;
    response.record(responseNanos);
    exceedances.success(responseNanos, lagNanos);
  }

  /** What came of an answer that has just succeeded. */
  void streamed(long intended, long fired, long done, StreamedAnswer answer) {
    if (stream != null) {
      stream.add(intended, fired, done, answer);
    }
  }

  void failure() {
    inFlight--;
    notSent(1);
  }

  void notSent(long count) {
    errors += count;
    exceedances.failures(count);
  }

  long index() {
    return index;
  }

  boolean isIdle() {
    return inFlight == 0;
  }

  Interval snapshot() {
    return new Interval(
        index * IntervalLog.LENGTH,
        IntervalLog.LENGTH,
        new AttemptCounts(successes, errors, exceedances.snapshot()),
        response.snapshot(),
        lag.snapshot(),
        stream == null ? null : stream.snapshot(),
        null);
  }
}
