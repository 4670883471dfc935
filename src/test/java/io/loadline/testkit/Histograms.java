package io.loadline.testkit;

import io.loadline.result.Interval;

/** Histograms for tests. */
public final class Histograms {
  public static final Interval.Histogram NONE = of();

  private Histograms() {}

  /** Of so many times in ns, ascending, each counted once. */
  public static Interval.Histogram of(long... times) {
    return new Interval.Histogram() {
      @Override
      public byte[] encoded() {
        return new byte[0];
      }

      @Override
      public long percentile(double percentile) {
        int rank = (int) Math.ceil(percentile / 100 * times.length);
        return times.length == 0 ? 0 : times[Math.max(0, rank - 1)];
      }

      @Override
      public long above(long nanos) {
        return java.util.Arrays.stream(times).filter(time -> time > nanos).count();
      }

      @Override
      public long aboveAtMost(long nanos) {
        return above(nanos);
      }

      @Override
      public Interval.Histogram plus(Interval.Histogram other) {
        throw new UnsupportedOperationException("a test that adds histograms records them");
      }
    };
  }
}
