package io.loadline.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * One figure of some runs beside that of earlier ones, by Student's two-sample t with a pooled
 * variance on logarithms ("The probable error of a mean", Biometrika 6, 1908).
 *
 * <p>The unit is the run: what differs between runs of one build (machine, placement, neighbours)
 * differs once a run, however many requests it has. Batches of one run, or its requests, must not
 * be given as if they were runs: equal builds are then told to differ in 13 to 84 % of comparisons
 * (docs/statistics.md). Nor may all earlier runs be of one job, when those of now are of another.
 */
public final class RunComparison {
  private static final double LEVEL = 0.05;

  private RunComparison() {}

  /**
   * How many times the figure of before that of now is. With one run of now it is told what further
   * runs like those of before would give.
   *
   * @param before the figure of each earlier run, above 0: a percentile in ms, say
   * @param now the same of each run of now
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
