package io.loadline.result;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What the server told of the time of each request, beside our own clock.
 *
 * @param told successes of which it told something, those included that our clock contradicts
 * @param contradicted of these, those that it told more time of than they took, or more in parts
 *     than in total; no other figure holds them
 * @param parts those that were told, in the order of {@link TimedPart}
 * @param untold service time without what was told of it; counted as 0 where that is negative,
 *     since clocks round, and no service time holds what our own loop was busy with other answers,
 *     while its {@link Distribution#moments() sums} keep the sign
 * @param beyondUpstream from sending a request to the head of its answer, without what a proxy told
 *     of its upstream; counted as {@code untold}; null where no proxy told anything
 * @param tail the slowest of those that our clock does not contradict
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record RequestTimings(
    long told,
    long contradicted,
    Map<TimedPart, PartTimes> parts,
    Distribution untold,
    @Nullable Distribution beyondUpstream,
    TailTimes tail) {
  private static final double MOST_CONTRADICTED = 0.01;
  private static final int SLOWEST = 100;

  public RequestTimings {
    parts = OutcomeCounts.ordered(TimedPart.class, parts);
  }

  /**
   * Whether our clock contradicts so many that none is believed: more than 1 %, and more than one.
   */
  public boolean isContradicted() {
    return contradicted > Math.max(1, MOST_CONTRADICTED * told);
  }

  /** How many of the requests it told something of which our clock does not contradict. */
  public long believed() {
    return told - contradicted;
  }

  /** The slowest percent of those, or as many of them as are kept; at least one. */
  public TailTimes slowest() {
    return tail.slowest((believed() + SLOWEST - 1) / SLOWEST);
  }

  /** All that told one of the parts, in the order of {@link KnownTiming}. */
  public List<KnownTiming> rows() {
    return parts.values().stream()
        .flatMap(part -> part.rows().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** The same with other parts. */
  public RequestTimings with(Map<TimedPart, PartTimes> other) {
    return new RequestTimings(told, contradicted, other, untold, beyondUpstream, tail);
  }

  /** All together, of two parts of one run. */
  public RequestTimings plus(RequestTimings other) {
    return new RequestTimings(
        told + other.told,
        contradicted + other.contradicted,
        OutcomeCounts.sum(parts, other.parts, PartTimes::plus),
        untold.plus(other.untold),
        sum(beyondUpstream, other.beyondUpstream),
        tail.plus(other.tail));
  }

  private static @Nullable Distribution sum(
      @Nullable Distribution one, @Nullable Distribution other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.plus(other);
  }

  /** As {@link #plus}, where null says that nothing was told. */
  public static @Nullable RequestTimings sum(
      @Nullable RequestTimings one, @Nullable RequestTimings other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.plus(other);
  }
}
