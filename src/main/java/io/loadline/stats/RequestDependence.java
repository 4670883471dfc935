package io.loadline.stats;

/**
 * How alike neighbouring requests are, by three properties of each: whether it breaks the limit,
 * whether it is slower than the run's own 90th percentile, and than its median. The last two are
 * looked at since a queue shows in them long before the first request breaks the limit.
 *
 * @param suspect whether requests are more alike than chance makes independent ones
 * @param designEffect how many requests say as much as one independent one, above 1
 * @param neighbours the correlation of neighbouring batches, of requests above the 90th percentile
 * @param trend the slope of the share above the 90th percentile over the run, in standard errors
 */
record RequestDependence(boolean suspect, double designEffect, double neighbours, double trend) {
  /** Correlation of neighbours above which more of the same run would say little more. */
  public static final double MOST_NEIGHBOURS = 0.3;

  /** Standard errors from which a slope is a trend. */
  public static final double MOST_TREND = 3;

  private static final double SUSPECT = 1.6;
  private static final double SHARE_OF_LEVEL = 0.6;
  private static final double MOST_GROWTH = 0.8;
  private static final double LEAST_GROWTH = 0.2;

  /** What an estimate of the variance from 10 batches costs, and from 20 and 40. */
  private static final double OF_10 = ofEstimate(1.8331129326536335);

  private static final double OF_20 = ofEstimate(1.729132811521367);

  /** What looking costs where there is nothing to be seen. */
  static final double OF_40 = ofEstimate(1.6848751194973992);

  /**
   * Looks at a run.
   *
   * @param broken requests that break the limit
   * @param slowest those above the run's own 90th percentile, element floor(0.9 n) from 0
   * @param slower those above its median, element floor(0.5 n)
   */
  public static RequestDependence of(BatchCounts broken, BatchCounts slowest, BatchCounts slower) {
    double of40 = largest(40, broken, slowest, slower);
    double neighbours = slowest.neighbours();
    double trend = slowest.trend();
    if (of40 <= SUSPECT) {
      return new RequestDependence(false, of40 / OF_40, neighbours, trend);
    }
    double all =
        Math.max(
            of40,
            Math.max(largest(20, broken, slowest, slower), largest(10, broken, slowest, slower)));
    double growth = growth(Math.max(broken.neighbours(), neighbours));
    return new RequestDependence(
        true, Math.max(all / OF_10, of40 * growth / OF_20), neighbours, trend);
  }

  /** How much more alike whole runs of batches are than neighbours by themselves. */
  static double growth(double neighbours) {
    double unbiased = neighbours + 1.0 / BatchCounts.BATCHES;
    double correlation = unbiased <= LEAST_GROWTH ? 0 : Math.min(MOST_GROWTH, unbiased);
    return (1 + correlation) / (1 - correlation);
  }

  /** The part of a level that is used: where requests are alike the design effect is a guess. */
  double shareOfLevel() {
    return suspect ? SHARE_OF_LEVEL : 1;
  }

  /** The same, before a run of which a design effect is expected. */
  static double shareOfLevel(double designEffect) {
    return designEffect * OF_40 > SUSPECT ? SHARE_OF_LEVEL : 1;
  }

  /** Whether the run changed while it was measured. */
  public boolean hasTrend() {
    return suspect && Math.abs(trend) > MOST_TREND;
  }

  /** Whether what came next was always like what was before. */
  public boolean isTooAlike() {
    return suspect && neighbours > MOST_NEIGHBOURS;
  }

  /**
   * The 95 % point of the normal distribution over that of Student's t of so many degrees, squared.
   */
  private static double ofEstimate(double student) {
    return Math.pow(1.6448536269514722 / student, 2);
  }

  private static double largest(int batches, BatchCounts... counts) {
    double largest = 1;
    for (BatchCounts each : counts) {
      largest = Math.max(largest, each.designEffect(batches));
    }
    return largest;
  }
}
