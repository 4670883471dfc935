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

  /** A success; no limit forbids that it has no message, or no token behind the first. */
  void add(RequestStamps stamps, StreamStamps answer) {
    if (answer.perToken() <= limits.token()) {
      good += isInTime(stamps.intended(), stamps, answer) ? 1 : 0;
      withoutLag += isInTime(stamps.fired(), stamps, answer) ? 1 : 0;
    }
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
