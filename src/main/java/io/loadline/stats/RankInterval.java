package io.loadline.stats;

import java.util.OptionalLong;

/**
 * Ranks between which a percentile lies, two-sided, without any assumption on the distribution: G.
 * J. Hahn, W. Q. Meeker, "Statistical Intervals" (1991), 5.2. Where neighbours are alike the ranks
 * are those of fewer, independent values, spread over all.
 *
 * @param lower from 1; 0 where too few values are below, so that the percentile has no lower end
 * @param upper absent where too few values are above, so that it has no upper end; the largest
 *     value would be no bound
 */
public record RankInterval(long lower, OptionalLong upper) {
  /**
   * The ranks of a percentile.
   *
   * @param values how many there are, from 1
   * @param designEffect how many of them say as much as one independent value, from 1
   * @param quantile between 0 and 1
   * @param confidence between 0 and 1
   */
  public static RankInterval of(
      long values, double designEffect, double quantile, double confidence) {
    double trials = values / designEffect;
    double tail = (1 - confidence) / 2;
    double low = quantileOfCount(trials, quantile, tail);
    double high = quantileOfCount(trials, quantile, 1 - tail) + 1;
    return new RankInterval(
        (long) Math.floor(low * designEffect),
        high > trials
            ? OptionalLong.empty()
            : OptionalLong.of(Math.min(values, (long) Math.ceil(high * designEffect))));
  }

  /** The least count that so many trials stay below or at with this probability. */
  private static double quantileOfCount(double trials, double share, double probability) {
    return SamplePlan.least(
        -1, count -> BinomialBounds.atMost((double) count, trials, share) >= probability);
  }
}
