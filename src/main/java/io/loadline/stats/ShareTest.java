package io.loadline.stats;

/**
 * A test of a share of requests that break a limit: the exact binomial one, on counts divided by a
 * design effect. Its rates of error are proven for independent requests and were measured for
 * queues, batches and autocorrelated service times (docs/statistics.md).
 *
 * @param hits requests that break the limit
 * @param trials all requests
 * @param dependence how alike they are
 * @param lower what the share is at least, at the level
 * @param upper what it is at most, at the level
 */
public record ShareTest(
    double hits, double trials, Dependence dependence, double lower, double upper) {
  /**
   * Bounds of the share.
   *
   * @param broken requests that break the limit
   * @param slowest see {@link Dependence#of}
   * @param slower see {@link Dependence#of}
   * @param level how often each bound may be wrong, 0 to 1
   */
  public static ShareTest of(
      BatchCounts broken, BatchCounts slowest, BatchCounts slower, double level) {
    Dependence dependence = Dependence.of(broken, slowest, slower);
    double used = dependence.shareOfLevel() * level;
    double hits = broken.hits() / dependence.designEffect();
    double trials = broken.total() / dependence.designEffect();
    return new ShareTest(
        broken.hits(),
        broken.total(),
        dependence,
        lower(broken, dependence, used, hits, trials),
        BinomialBounds.upper(hits, trials, used));
  }

  /** Where the run changed, the half of it with fewer hits must show as much by itself. */
  private static double lower(
      BatchCounts broken, Dependence dependence, double level, double hits, double trials) {
    double lower = BinomialBounds.lower(hits, trials, level);
    if (!dependence.hasTrend()) {
      return lower;
    }
    BatchCounts.Half half = broken.betterHalf();
    double effect = dependence.designEffect();
    return half.size() > 0
        ? Math.min(lower, BinomialBounds.lower(half.hits() / effect, half.size() / effect, level))
        : 0;
  }

  /**
   * Whether at most this share breaks the limit.
   *
   * @param allowed between 0 and 1
   */
  public TestOutcome against(double allowed) {
    if (lower > allowed) {
      return TestOutcome.ABOVE;
    }
    if (upper > allowed) {
      return TestOutcome.TOO_FEW;
    }
    return dependence.hasTrend()
        ? TestOutcome.TREND
        : dependence.isTooAlike() ? TestOutcome.TOO_ALIKE : TestOutcome.BELOW;
  }
}
