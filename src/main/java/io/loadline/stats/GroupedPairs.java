package io.loadline.stats;

/**
 * One figure of two targets that were driven in turns, in pairs of slices of random order, by
 * Student's t over groups of neighbouring pairs. What disturbs both in the same minutes cancels
 * where it lasts longer than a pair of slices; two loads one after the other have it in one of them
 * (docs/statistics.md). What one target leaves behind for the other does not cancel.
 */
public final class GroupedPairs {
  /** Fewer make the interval wider; with more a group has too few requests for its percentile. */
  public static final int GROUPS = 20;

  private GroupedPairs() {}

  /**
   * How many times the figure of before that of now is.
   *
   * @param before the figure of the requests of one target, above 0, of each group in the order of
   *     time
   * @param now the same of the other target
   * @return of the geometric means over groups; 95 %, two-sided
   * @throws IllegalArgumentException where there are not as many groups of both, or fewer than 2,
   *     or a figure is not above 0
   */
  public static RatioInterval of(double[] before, double[] now) {
    LogSample ratios = ratios(before, now);
    int degrees = ratios.size() - 1;
    double error = Math.sqrt(ratios.squares() / degrees / ratios.size());
    return RunComparison.interval(ratios.mean(), error, degrees);
  }

  /**
   * The standard error of the logarithm of the ratio of the figures of all requests, by leaving out
   * one group at a time (R. G. Miller, "The jackknife", Biometrika 61, 1974). Told beside the
   * interval, it decides nothing.
   *
   * @param before the figure of all requests of one target but those of the group, for each group
   * @param now the same of the other target
   * @throws IllegalArgumentException as {@link #of}
   */
  public static double jackknifeError(double[] before, double[] now) {
    LogSample ratios = ratios(before, now);
    return Math.sqrt(ratios.squares() * (ratios.size() - 1) / ratios.size());
  }

  /**
   * The sign test: how likely so many groups or more are worse on one side by chance, of those that
   * are worse on either.
   *
   * @param worse 0 to {@code differing}
   */
  public static double chanceOf(int worse, int differing) {
    return BinomialBounds.atLeast(worse, differing, 0.5);
  }

  private static LogSample ratios(double[] before, double[] now) {
    LogSample ratios = LogSample.ofRatios(before, now);
    if (ratios.size() < 2) {
      throw new IllegalArgumentException("how groups differ takes at least 2, not 1");
    }
    return ratios;
  }
}
