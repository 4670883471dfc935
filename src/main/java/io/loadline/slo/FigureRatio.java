package io.loadline.slo;

import io.loadline.stats.RatioInterval;
import org.apiguardian.api.API;

/**
 * How many times one figure is another, and between what that lies: two-sided, wrong in at most 5 %
 * of comparisons.
 *
 * @param estimate above 0; 1 where both are equal
 * @param lower at most {@code estimate}
 * @param upper at least {@code estimate}
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record FigureRatio(double estimate, double lower, double upper) {
  static FigureRatio of(RatioInterval ratio) {
    return new FigureRatio(ratio.estimate(), ratio.lower(), ratio.upper());
  }
}
