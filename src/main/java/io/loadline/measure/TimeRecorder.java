package io.loadline.measure;

import io.loadline.result.Distribution;
import io.loadline.result.IntervalTimes;
import io.loadline.result.Moments;
import java.util.List;

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

  static Distribution merge(List<TimeRecorder> recorders) {
    TimeHistogram all = new TimeHistogram();
    Moments moments = Moments.NONE;
    for (TimeRecorder recorder : recorders) {
      all.add(recorder.histogram);
      moments = moments.plus(recorder.sums.snapshot());
    }
    return HistogramDistribution.of(all, moments);
  }
}
