package io.loadline.result;

/**
 * How many successes keep all of {@link io.loadline.plan.GoodputLimits}.
 *
 * @param withoutLag the same with our own lag taken off
 */
public record GoodCounts(long good, long withoutLag) {
  /** The sums. */
  public GoodCounts plus(GoodCounts other) {
    return new GoodCounts(good + other.good, withoutLag + other.withoutLag);
  }
}
