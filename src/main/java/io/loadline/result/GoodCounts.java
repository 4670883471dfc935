package io.loadline.result;

import org.apiguardian.api.API;

/**
 * How many successes keep all of {@link io.loadline.plan.GoodputLimits}.
 *
 * @param withoutLag the same with our own lag taken off
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record GoodCounts(long good, long withoutLag) {
  /** The sums. */
  public GoodCounts plus(GoodCounts other) {
    return new GoodCounts(good + other.good, withoutLag + other.withoutLag);
  }
}
