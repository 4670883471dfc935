package io.loadline.measure;

import io.loadline.plan.GoodputLimits;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.StreamStamps;

/** Counts the successes that keep all of the goodput limits. */
final class GoodCount {
  private final GoodputLimits limits;
  private long good;
  private long withoutLag;

  GoodCount(GoodputLimits limits) {
    this.limits = limits;
  }

  /**
   * A success; no limit forbids that it has no message, or no token behind the first.
   *
   * @return whether it is a good one
   */
  boolean add(RequestStamps stamps, StreamStamps answer) {
    boolean kept = answer.perToken() <= limits.token();
    boolean isGood = kept && isInTime(stamps.intended(), stamps, answer);
    good += isGood ? 1 : 0;
    withoutLag += kept && isInTime(stamps.fired(), stamps, answer) ? 1 : 0;
    return isGood;
  }

  private boolean isInTime(long from, RequestStamps stamps, StreamStamps answer) {
    return answer.untilFirst(from) <= limits.firstToken()
        && stamps.done() - from <= limits.response();
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
