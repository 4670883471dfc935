package io.loadline.measure;

import io.loadline.result.Interval;

/** One second of one loop in the making; reused. */
final class Slice {
  private final MomentSums response = new MomentSums();
  private final MomentSums lag = new MomentSums();
  private final ExceedanceCounts exceedances;
  private final TimeHistogram histogram = new TimeHistogram();
  private final TimeHistogram lags = new TimeHistogram();
  private long index;
  private long inFlight;
  private long successes;
  private long errors;

  Slice(long[] limits) {
    exceedances = new ExceedanceCounts(limits);
  }

  void open(long index) {
    this.index = index;
    inFlight = 0;
    successes = 0;
    errors = 0;
    response.reset();
    lag.reset();
    exceedances.reset();
    histogram.reset();
    lags.reset();
  }

  void fired(long lagNanos) {
    inFlight++;
    lag.add(lagNanos);
    lags.record(lagNanos);
  }

  void success(long responseNanos, long lagNanos) {
    inFlight--;
    successes++;
    response.add(responseNanos);
    histogram.record(responseNanos);
    exceedances.success(responseNanos, lagNanos);
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
        successes,
        errors,
        response.snapshot(),
        lag.snapshot(),
        exceedances.snapshot(),
        EncodedHistogram.of(histogram),
        EncodedHistogram.of(lags),
        null);
  }
}
