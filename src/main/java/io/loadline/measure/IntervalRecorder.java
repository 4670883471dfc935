package io.loadline.measure;

import io.loadline.measure.RunRecorder.MeasuredSlice;
import io.loadline.plan.GoodputLimits;
import io.loadline.result.AnswerNote;
import io.loadline.result.AttemptCounts;
import io.loadline.result.Interval;
import io.loadline.result.Outcome;
import io.loadline.result.OutcomeCounts;
import io.loadline.result.StreamInterval;
import io.loadline.result.TokenCounts;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.ServerTimings;
import io.loadline.transport.StreamStamps;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One second of one loop in the making; reused. */
final class IntervalRecorder {
  private final ExceedanceCounts exceedances;
  private final @Nullable GoodputLimits goodput;

  /** Of all but the successes, which are counted apart. */
  private final OutcomeTally outcomes;

  // Half a MB, made with the first request: an early end leaves many seconds without one.
  private @Nullable TimeRecorder response;
  private @Nullable TimeRecorder lag;
  private @Nullable StreamSlice stream;

  /** Made with the first request of which the server told something. */
  private @Nullable TimingSums timings;

  private long index;
  private long inFlight;
  private long successes;

  /**
   * Room for one second after the other.
   *
   * @param goodput limits of streamed answers; null when answers come whole: room for streams is
   *     made only where there are some
   */
  IntervalRecorder(long[] limits, long timeoutNanos, @Nullable GoodputLimits goodput) {
    exceedances = new ExceedanceCounts(limits);
    outcomes = new OutcomeTally(timeoutNanos);
    this.goodput = goodput;
  }

  void open(long index) {
    this.index = index;
    inFlight = 0;
    successes = 0;
    outcomes.reset();
    exceedances.reset();
    if (response != null && lag != null) {
      response.reset();
      lag.reset();
    }
    if (stream != null) {
      stream.reset();
    }
    if (timings != null) {
      timings.reset();
    }
  }

  void fired(RequestStamps stamps) {
    inFlight++;
    TimeRecorder made = lag;
    (made == null ? makeTimes() : made).record(stamps.lag());
  }

  /** Returns the recorder of the lag, since whatever comes of a request it is fired first. */
  private TimeRecorder makeTimes() {
    TimeRecorder made = new TimeRecorder();
    lag = made;
    response = new TimeRecorder();
    stream = goodput == null ? null : new StreamSlice(goodput);
    return made;
  }

  void success(RequestStamps stamps) {
    inFlight--;
    successes++;
    TimeRecorder made = response;
    if (made == null) {
      makeTimes();
      made = Objects.requireNonNull(response);
    }
    made.record(stamps.response());
    exceedances.success(stamps.response(), stamps);
  }

  /** What came of an answer that has just succeeded. */
  void streamed(RequestStamps stamps, StreamStamps answer) {
    if (stream != null) {
      stream.add(stamps, answer);
    }
  }

  /** What the server told of a request that has just succeeded. */
  void told(RequestStamps stamps, ServerTimings told) {
    TimingSums made = timings;
    if (made == null) {
      made = new TimingSums();
      timings = made;
    }
    made.add(stamps.service(), told);
  }

  void failure(Outcome outcome, RequestStamps stamps, OutcomeCounts.Count one) {
    inFlight--;
    outcomes.failure(outcome, stamps, one);
    exceedances.failures(1);
  }

  void refused() {
    outcomes.refused();
  }

  void notSent(long count, String why, long intendedNanos) {
    outcomes.add(Outcome.NOT_SENT, new OutcomeCounts.Count(count, intendedNanos, why));
    exceedances.failures(count);
  }

  /** A success of which people should know something. */
  void noted(AnswerNote note, long intendedNanos, String sample) {
    outcomes.noted(note, intendedNanos, sample);
  }

  long index() {
    return index;
  }

  boolean isIdle() {
    return inFlight == 0;
  }

  MeasuredSlice snapshot() {
    return new MeasuredSlice(
        interval(),
        outcomes.snapshot(successes, exceedances.snapshot()),
        goodput == null ? null : stream == null ? new TokenCounts(0, 0, 0, 0, 0) : stream.counts());
  }

  private Interval interval() {
    long start = index * IntervalLog.LENGTH;
    AttemptCounts counts = outcomes.counts(successes, exceedances.snapshot());
    if (response == null || lag == null) {
      return IntervalLog.withoutTimes(start, counts, goodput != null);
    }
    StreamInterval streamed = stream == null ? null : stream.snapshot();
    return new Interval(
        start,
        IntervalLog.LENGTH,
        counts,
        response.snapshot(),
        lag.snapshot(),
        streamed,
        timings == null ? null : timings.snapshot(),
        null);
  }
}
