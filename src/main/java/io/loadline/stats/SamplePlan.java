package io.loadline.stats;

/**
 * What a number of requests can tell of a share, before they are sent. For independent requests;
 * where neighbours are alike more are needed.
 */
public final class SamplePlan {
  private SamplePlan() {}

  /**
   * The least number of requests with which a share is told to be within a limit.
   *
   * @param allowed the share that may break the limit, between 0 and 1
   * @param level how often that may be wrong
   * @param hits how many break the limit; 0 gives the least number of all
   */
  public static long leastForPass(double allowed, double level, long hits) {
    long low = hits;
    long high = Math.max(1, 2 * hits);
    while (chance(hits, high, allowed) > level) {
      low = high;
      high *= 2;
    }
    while (high - low > 1) {
      long middle = (low + high) >>> 1;
      if (chance(hits, middle, allowed) > level) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /**
   * With so many requests, of which none breaks the limit, a share is told to be within it by the
   * test that looks for alike neighbours.
   *
   * @param allowed the share that may break the limit, between 0 and 1
   * @param level how often that may be wrong
   */
  public static long leastForCheckedPass(double allowed, double level) {
    return (long) Math.ceil(leastForPass(allowed, level, 0) / RequestDependence.OF_40);
  }

  private static double chance(long hits, long requests, double allowed) {
    return BinomialBounds.atMost((double) hits, (double) requests, allowed);
  }
}
