package io.loadline.stats;

import java.util.function.DoublePredicate;
import java.util.function.LongPredicate;

/**
 * What a number of requests can tell of a share, before they are sent.
 *
 * @param allowed the share that may break the limit, between 0 and 1
 * @param level how often a verdict may be wrong
 * @param designEffect how many requests say as much as one independent one, from 1
 */
public record SamplePlan(double allowed, double level, double designEffect) {
  /** More than the best test for independent requests needs, so that queues are seen; measured. */
  private static final double TESTED = 1.3;

  private static final double NONE_KNOWN = 1 / RequestDependence.OF_40;
  private static final int HALVINGS = 60;

  /** Where no number does. */
  static final long MOST = 1L << 50;

  /** Of requests of which it is not known how alike they are. */
  public SamplePlan(double allowed, double level) {
    this(allowed, level, NONE_KNOWN);
  }

  /** With so many requests, of which none breaks the limit, a share is told to be within it. */
  public long leastForPass() {
    return (long) Math.ceil(leastForPass(0) * designEffect);
  }

  /** The same where it must be seen how alike they are. */
  public long leastForVerdict() {
    return Math.max(leastForPass(), ShareTest.fewest(allowed));
  }

  /** The least number of independent requests for a PASS, of which so many break the limit. */
  long leastForPass(long hits) {
    return least(hits, requests -> atMost((double) hits, (double) requests, allowed) <= used());
  }

  /**
   * From how many requests on a service passes that has a part of the share that is allowed.
   *
   * @param part between 0 and 1
   * @param power in which part of its runs
   */
  public long sufficientForPass(double part, double power) {
    return (long) Math.ceil(independentForPass(part, power) * Math.max(TESTED, designEffect));
  }

  /**
   * The same for independent requests and the best test, and with all larger numbers: power falls
   * with each request more, up to the next that may break the limit.
   */
  long independentForPass(double part, double power) {
    long hits = 0;
    long from = leastForPass(0);
    long next = leastForPass(1);
    while (atMost((double) hits, next - 1.0, part * allowed) < power) {
      hits++;
      from = next;
      next = leastForPass(hits + 1);
    }
    return from;
  }

  /** The least number of requests beyond the limit for a FAIL; more than all where none is. */
  long leastForFail(long requests) {
    double trials = requests / designEffect;
    return least(
        0, hits -> hits > requests || atLeast(hits / designEffect, trials, allowed) <= used());
  }

  /**
   * From how many times the allowed share on a service fails.
   *
   * @param power in which part of its runs
   * @return infinite where so few requests never tell it
   */
  public double factorThatFails(long requests, double power) {
    double trials = requests / designEffect;
    double hits = leastForFail(requests) / designEffect;
    return hits > trials || requests < ShareTest.fewest(allowed)
        ? Double.POSITIVE_INFINITY
        : middle(allowed, 1, share -> atLeast(hits, trials, share) >= power) / allowed;
  }

  /**
   * Up to how many times the allowed share a service passes.
   *
   * @param power in which part of its runs
   * @return 0 where so few requests never tell it
   */
  public double factorThatPasses(long requests, double power) {
    double trials = requests / designEffect;
    if (requests < leastForVerdict()) {
      return 0;
    }
    long more = least(0, each -> atMost(each / designEffect, trials, allowed) > used());
    double hits = (more - 1) / designEffect;
    return middle(0, allowed, share -> atMost(hits, trials, share) < power) / allowed;
  }

  private double used() {
    return level * RequestDependence.shareOfLevel(designEffect);
  }

  private static double atMost(double hits, double trials, double share) {
    return BinomialBounds.atMost(hits, trials, share);
  }

  private static double atLeast(double hits, double trials, double share) {
    return BinomialBounds.atLeast(hits, trials, share);
  }

  /** The least number above one of which something holds that holds of all larger ones. */
  static long least(long above, LongPredicate holds) {
    long low = above;
    long high = Math.max(1, 2 * above);
    while (high < MOST && !holds.test(high)) {
      low = high;
      high *= 2;
    }
    while (high - low > 1) {
      long middle = (low + high) >>> 1;
      if (holds.test(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** Where something begins to hold that holds of all larger numbers. */
  private static double middle(double from, double to, DoublePredicate holds) {
    double low = from;
    double high = to;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (holds.test(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }
}
