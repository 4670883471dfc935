package io.loadline.measure;

import io.loadline.result.Distribution;
import io.loadline.result.IntervalTimes;

/** A histogram and its exact sums. */
final class TimeRecorder {
  private final TimeHistogram histogram;
  private final MomentSums sums = new MomentSums();

  TimeRecorder() {
    this(new TimeHistogram());
  }

  TimeRecorder(TimeHistogram histogram) {
    this.histogram = histogram;
  }

  void record(long nanos) {
    histogram.record(nanos);
    sums.add(nanos);
  }

  void reset() {
    histogram.reset();
    sums.reset();
  }

  IntervalTimes snapshot() {
    return new IntervalTimes(sums.snapshot(), EncodedHistogram.of(histogram));
  }

  Distribution distribution() {
    return HistogramDistribution.of(histogram, sums.snapshot());
  }
}
