package io.loadline.schedule;

import io.loadline.plan.RateRamp;
import java.util.Arrays;
import java.util.List;

/**
 * H(t), how many requests are due by t, and its inverse, for a rate made of slopes.
 *
 * <p>Within a slope from a to b requests a second that lasts D: {@code H(t) = a t + (b - a) t^2 /
 * (2 D)}. Its inverse is taken in the stable form {@code t = 2 h / (a + sqrt(a^2 + 2 (b - a) h /
 * D))}, which has no difference of nearly equal numbers and holds for a = b as well.
 */
final class CumulativeRate {
  private final RateRamp[] slopes;
  private final double[] requests;
  private int current;
  private double before;
  private long start;

  CumulativeRate(List<RateRamp> slopes) {
    this.slopes = slopes.toArray(RateRamp[]::new);
    this.requests = slopes.stream().mapToDouble(slope -> slope.requests().doubleValue()).toArray();
  }

  /** H at the end. */
  double total() {
    return Arrays.stream(requests).sum();
  }

  /**
   * The t in ns at which {@code due} requests are due.
   *
   * @param due never smaller than in the call before
   */
  double inverse(double due) {
    while (current < slopes.length - 1 && due - before >= requests[current]) {
      before += requests[current];
      start += slopes[current].nanos();
      current++;
    }
    RateRamp slope = slopes[current];
    return start + Math.min((double) slope.nanos(), within(slope, due - before));
  }

  /** By times in seconds, rates as they are. */
  private static double within(RateRamp slope, double due) {
    if (due <= 0) {
      return 0;
    }
    double change = (slope.to() - slope.from()) / (slope.nanos() / 1e9);
    double root = Math.sqrt(Math.max(0, slope.from() * slope.from() + 2 * change * due));
    return 2 * due / (slope.from() + root) * 1e9;
  }
}
