package io.loadline.measure;

import io.loadline.result.Distribution;
import io.loadline.result.IntervalTimes;
import io.loadline.result.Moments;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A histogram and its exact sums. The histogram, a quarter of a MB, is made with the first time: a
 * run that is ended early has many seconds in which nothing was sent.
 */
final class TimeRecorder {
  private final Supplier<TimeHistogram> kind;
  private final MomentSums sums = new MomentSums();
  private @Nullable TimeHistogram histogram;

  TimeRecorder() {
    this(TimeHistogram::new);
  }

  TimeRecorder(Supplier<TimeHistogram> kind) {
    this.kind = kind;
  }

  void record(long nanos) {
    made().record(nanos);
    sums.add(nanos);
  }

  private TimeHistogram made() {
    TimeHistogram made = histogram;
    if (made == null) {
      made = kind.get();
      histogram = made;
    }
    return made;
  }

  void reset() {
    if (histogram != null) {
      histogram.reset();
    }
    sums.reset();
  }

  IntervalTimes snapshot() {
    TimeHistogram made = histogram;
    return new IntervalTimes(
        sums.snapshot(), EncodedHistogram.of(made == null ? kind.get() : made));
  }

  static Distribution merge(List<TimeRecorder> recorders) {
    TimeHistogram all = new TimeHistogram();
    Moments moments = Moments.NONE;
    for (TimeRecorder recorder : recorders) {
      if (recorder.histogram != null) {
        all.add(recorder.histogram);
      }
      moments = moments.plus(recorder.sums.snapshot());
    }
    return HistogramDistribution.of(all, moments);
  }
}
