package io.loadline.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * One figure of some runs beside that of earlier ones, by Student's two-sample t with a pooled
 * variance on logarithms ("The probable error of a mean", Biometrika 6, 1908).
 *
 * <p>The unit is the run: what differs between runs of one build (machine, placement, neighbours)
 * differs once a run, however many requests it has. Batches of one run, or its requests, must not
 * be given as if they were runs: equal builds are then told to differ in 13 to 84 % of comparisons
 * (docs/statistics.md). Runs of one job share its machine as batches of one run do.
 */
public final class RunComparison {
  private static final double LEVEL = 0.05;

  private RunComparison() {}

  /**
   * How many times the figure of before that of now is. With one run of now it is told whether that
   * may be a further one of those before.
   *
   * @param before the figure of each earlier run, above 0: a percentile in ms, say
   * @param now the same of each run of now; those of one job are for {@link #ofOneJob}
   * @return of the geometric means; 95 %, two-sided
   * @throws IllegalArgumentException where there are fewer than 2 earlier runs or none of now, or a
   *     figure is not above 0
   */
  public static RatioInterval of(double[] before, double[] now) {
    if (before.length < 2) {
      throw new IllegalArgumentException("how runs differ takes at least 2, not " + before.length);
    }
    LogSample earlier = LogSample.of(before);
    LogSample later = LogSample.of(now);
    int degrees = degrees(before.length, now.length);
    double spread = Math.sqrt((earlier.squares() + later.squares()) / degrees);
    return interval(
        later.mean() - earlier.mean(), spread * rootOfWeights(before.length, now.length), degrees);
  }

  /**
   * The same where all runs of now are of one job, and each earlier one of another: they share what
   * their job's machine makes of them, which as many runs of one job as one likes do not show.
   * Taken for runs of jobs of their own, equal builds are told to differ in up to 40 % of
   * comparisons. So their geometric mean counts as one run.
   *
   * @param before a figure of each earlier job: that of its one run, or the {@link #mean} of as
   *     many runs as there are of now, with which smaller ratios are told
   * @param now the figure of each run of now
   * @throws IllegalArgumentException as {@link #of}
   */
  public static RatioInterval ofOneJob(double[] before, double[] now) {
    return of(before, new double[] {mean(now)});
  }

  /**
   * The geometric mean of the figures of some runs.
   *
   * @throws IllegalArgumentException where there are none, or one is not above 0
   */
  public static double mean(double[] runs) {
    return Math.exp(LogSample.of(runs).mean());
  }

  static int degrees(int before, int now) {
    return before + now - 2;
  }

  /** The standard error of the difference of two means of so many, where one run's spread is 1. */
  static double rootOfWeights(int before, int now) {
    return Math.sqrt(1.0 / before + 1.0 / now);
  }

  /** Of a difference of logarithms, the standard error of which has so many degrees of freedom. */
  static RatioInterval interval(double difference, double error, int degrees) {
    double half = quantile(degrees) * error;
    return new RatioInterval(
        Math.exp(difference), Math.exp(difference - half), Math.exp(difference + half));
  }

  /** What Student's t is above in half of the cases in which an interval is wrong. */
  static double quantile(int degrees) {
    return TDistribution.of(degrees).inverseSurvivalProbability(LEVEL / 2);
  }
}
