package io.loadline.measure;

import io.loadline.plan.GoodputLimits;

/** Counts the successes that keep all of the goodput limits. */
final class GoodCount {
  private final GoodputLimits limits;
  private long good;
  private long withoutLag;

  GoodCount(GoodputLimits limits) {
    this.limits = limits;
  }

  /**
   * A success.
   *
   * @param untilFirst to its first message; 0 where it has none, which no limit forbids
   * @param perToken its time per token; 0 likewise
   */
  void add(long untilFirst, long perToken, long response, long lag) {
    if (perToken <= limits.token()) {
      good += isInTime(untilFirst, response) ? 1 : 0;
      withoutLag += isInTime(untilFirst - lag, response - lag) ? 1 : 0;
    }
  }

  private boolean isInTime(long untilFirst, long response) {
    return untilFirst <= limits.firstToken() && response <= limits.response();
  }

  void reset() {
    good = 0;
    withoutLag = 0;
  }

  long good() {
    return good;
  }

  long withoutLag() {
    return withoutLag;
  }
}
