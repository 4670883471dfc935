package io.loadline.slo;

import io.loadline.plan.TimedPart;
import io.loadline.result.TailRequest;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The requests at a percentile or above it, one by one: those few that are at it may not be typical
 * of them.
 *
 * @param requests of which the server told its time
 * @param all of them, those included of which it told nothing
 */
record BeyondFigure(List<TailRequest> requests, long all) {
  /** Whether more than half of all would keep a limit in ms without the time in some parts. */
  boolean isMostly(List<TimedPart> some, double limit) {
    return isMostly(
        limit, each -> some.stream().mapToLong(part -> each.parts().getOrDefault(part, 0L)).sum());
  }

  /** Whether more than half of all would keep a limit in ms without what nobody told. */
  boolean isMostlyUntold(double limit) {
    return isMostly(limit, each -> each.untoldNanos().orElse(0));
  }

  private boolean isMostly(double limit, ToLongFunction<TailRequest> part) {
    double most = limit * 1e6;
    long kept =
        requests.stream()
            .filter(each -> each.request().responseNanos() - part.applyAsLong(each) <= most)
            .count();
    return 2 * kept > all;
  }
}
