package io.loadline.stats;

import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * One-sided bounds of a share by Clopper and Pearson, "The use of confidence or fiducial limits
 * illustrated in the case of the binomial", Biometrika 26 (1934). Counts may be fractions: counts
 * that were divided by a design effect are.
 */
final class BinomialBounds {
  private BinomialBounds() {}

  /**
   * What the share is at most.
   *
   * @param hits 0 to trials
   * @param trials above 0
   * @param level how often the share may be above, 0 to 1
   */
  static double upper(double hits, double trials, double level) {
    check(hits, trials);
    return hits >= trials ? 1 : quantile(1 - level, hits + 1, trials - hits);
  }

  /** What the share is at least; arguments as those of {@link #upper}. */
  static double lower(double hits, double trials, double level) {
    check(hits, trials);
    return hits <= 0 ? 0 : quantile(level, hits, trials - hits + 1);
  }

  /** The chance of so many hits or fewer where the share is this. */
  static double atMost(double hits, double trials, double share) {
    return hits >= trials ? 1 : RegularizedBeta.complement(share, hits + 1, trials - hits);
  }

  /** The chance of so many hits or more where the share is this. */
  static double atLeast(double hits, double trials, double share) {
    return hits <= 0 ? 1 : RegularizedBeta.value(share, hits, trials - hits + 1);
  }

  private static double quantile(double probability, double alpha, double beta) {
    return BetaDistribution.of(alpha, beta).inverseCumulativeProbability(probability);
  }

  private static void check(double hits, double trials) {
    if (!(trials > 0) || !(hits >= 0) || hits > trials) {
      throw new IllegalArgumentException(hits + " of " + trials + " is no share");
    }
  }
}
