package io.loadline.result;

import io.loadline.plan.TimedPart;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What the server told of the time of the requests of an interval, those left out that our clock
 * contradicts.
 *
 * @param parts exact sums over each part that was told, in the order of {@link TimedPart}
 * @param untold the same over service time without what was told of it, which may be less than 0
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record IntervalTimings(Map<TimedPart, Moments> parts, Moments untold) {
  public IntervalTimings {
    parts = OutcomeCounts.ordered(TimedPart.class, parts);
  }

  /** All together. */
  public IntervalTimings plus(IntervalTimings other) {
    return new IntervalTimings(
        OutcomeCounts.sum(parts, other.parts, Moments::plus), untold.plus(other.untold));
  }

  /** As {@link #plus}, where null says that nothing was told. */
  static @Nullable IntervalTimings sum(
      @Nullable IntervalTimings one, @Nullable IntervalTimings other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.plus(other);
  }
}
