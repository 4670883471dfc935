package io.loadline.measure;

import io.loadline.plan.GoodputLimits;
import io.loadline.result.AttemptCounts;
import io.loadline.result.Interval;
import io.loadline.result.StreamInterval;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.StreamStamps;
import org.jspecify.annotations.Nullable;

/** One second of one loop in the making; reused. */
final class IntervalRecorder {
  private final ExceedanceCounts exceedances;
  private final @Nullable GoodputLimits goodput;
  private @Nullable Times times;
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
    this.goodput = goodput;
  }

  void open(long index) {
    this.index = index;
    inFlight = 0;
    successes = 0;
    errors = 0;
    exceedances.reset();
    if (times != null) {
      times.reset();
    }
  }

  void fired(RequestStamps stamps) {
    inFlight++;
    times().lag.record(stamps.lag());
  }

  void success(RequestStamps stamps) {
    inFlight--;
    successes++;
    times().response.record(stamps.response());
    exceedances.success(stamps.response(), stamps);
  }

  /** What came of an answer that has just succeeded. */
  void streamed(RequestStamps stamps, StreamStamps answer) {
    StreamSlice stream = times().stream;
    if (stream != null) {
      stream.add(stamps, answer);
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
    long start = index * IntervalLog.LENGTH;
    AttemptCounts counts = new AttemptCounts(successes, errors, exceedances.snapshot());
    return times == null
        ? IntervalLog.withoutTimes(start, counts, goodput != null)
        : times.interval(start, counts);
  }

  private Times times() {
    if (times == null) {
      times = new Times(goodput);
    }
    return times;
  }

  /** Half a MB, made with the first request: an early end leaves many seconds without one. */
  private static final class Times {
    private final TimeRecorder response = new TimeRecorder();
    private final TimeRecorder lag = new TimeRecorder();
    private final @Nullable StreamSlice stream;

    Times(@Nullable GoodputLimits goodput) {
      stream = goodput == null ? null : new StreamSlice(goodput);
    }

    void reset() {
      response.reset();
      lag.reset();
      if (stream != null) {
        stream.reset();
      }
    }

    Interval interval(long start, AttemptCounts counts) {
      StreamInterval streamed = stream == null ? null : stream.snapshot();
      return new Interval(
          start, IntervalLog.LENGTH, counts, response.snapshot(), lag.snapshot(), streamed, null);
    }
  }
}
