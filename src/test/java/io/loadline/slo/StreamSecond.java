package io.loadline.slo;

import io.loadline.plan.GoodputLimits;
import io.loadline.result.AttemptCounts;
import io.loadline.result.Interval;
import io.loadline.result.IntervalTimes;
import io.loadline.result.Moments;
import io.loadline.result.Outcome;
import io.loadline.result.StreamInterval;
import io.loadline.testkit.FixedDistribution;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A second of streams whose times are known one by one, in ms. */
final class StreamSecond {
  static final long MILLI = 1_000_000;
  private static final ValueRange SECONDS = new ValueRange(4, 5);

  private StreamSecond() {}

  private record Counted(FixedDistribution times) implements Interval.Histogram {
    @Override
    public byte[] encoded() {
      return times.encoded();
    }

    @Override
    public long percentile(double percentile) {
      return times.percentile(percentile);
    }

    @Override
    public long above(long nanos) {
      return times.above(nanos);
    }

    @Override
    public long aboveAtMost(long nanos) {
      return times.aboveAtMost(nanos);
    }

    @Override
    public Interval.Histogram plus(Interval.Histogram other) {
      return new Counted((FixedDistribution) times.plus(((Counted) other).times));
    }
  }

  static IntervalTimes times(double... millis) {
    FixedDistribution all = FixedDistribution.ofMillis(millis);
    Moments sums = all.moments();
    return new IntervalTimes(sums, new Counted(all));
  }

  /** Of answers of at least three tokens; 100 tokens, 5 good answers, 6 without our lag. */
  static StreamInterval stream(IntervalTimes first, IntervalTimes gap, IntervalTimes each) {
    return new StreamInterval(100, first, gap, each, 2, 5, 6);
  }

  /** Seven answers and three errors, fired 20 ms late twice. */
  private static Interval second(StreamInterval stream) {
    AttemptCounts counts =
        new AttemptCounts(Map.of(Outcome.SUCCESS, 7L, Outcome.RESET, 3L), 0, List.of());
    double[] responses = new double[7];
    Arrays.fill(responses, 400);
    return new Interval(
        0, 1_000 * MILLI, counts, times(responses), times(20, 20), stream, null, null);
  }

  static StreamRanges ranges(
      GoodputLimits limits, long excused, StreamInterval stream, long spent, long longest) {
    return new StreamRanges(
        List.of(new DisturbedInterval(second(stream), spent * MILLI, longest * MILLI)),
        limits,
        SECONDS,
        excused);
  }
}
