package io.loadline.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;

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
    while (BinomialBounds.atMost(hits, high, allowed) > level) {
      low = high;
      high *= 2;
    }
    while (high - low > 1) {
      long middle = (low + high) >>> 1;
      if (BinomialBounds.atMost(hits, middle, allowed) > level) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /**
   * As {@link #leastForPass}, of the test that looks for alike neighbours: of it no request may
   * break the limit.
   */
  public static long leastForCheckedPass(double allowed, double level) {
    return (long) Math.ceil(leastForPass(allowed, level, 0) / RequestDependence.OF_40);
  }

  /** With so many that break the limit, or more, a share is told to be above it. */
  public static long leastForFail(double allowed, double level, long requests) {
    long low = 0;
    long high = requests + 1;
    while (high - low > 1) {
      long middle = (low + high) >>> 1;
      if (BinomialBounds.atLeast(middle, requests, allowed) > level) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /**
   * How many times the allowed share a service must have for so many requests to tell it.
   *
   * @param power how often it is told
   * @return above 1; infinite where not even a service that always breaks its limit is
   */
  public static double factorTold(double allowed, double level, long requests, double power) {
    long hits = leastForFail(allowed, level, requests);
    return hits > requests
        ? Double.POSITIVE_INFINITY
        : BetaDistribution.of(hits, requests - hits + 1.0).inverseCumulativeProbability(power)
            / allowed;
  }
}
