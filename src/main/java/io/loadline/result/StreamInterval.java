package io.loadline.result;

import org.apiguardian.api.API;

/**
 * What was measured of streamed answers in one slice: of the successes that belong to it, whenever
 * their messages came.
 *
 * @param tokens output tokens of all of them, counted as in {@link StreamResult}
 * @param first first message - intended
 * @param gap the times between two messages of one answer; counted to 1 %
 * @param perToken (last message - first message) / tokens behind the first; counted to 1 %
 * @param fewest the smallest number of such tokens of those that have a time per token; {@link
 *     Long#MAX_VALUE} without any
 * @param good successes that keep all of {@link io.loadline.plan.GoodputLimits}
 * @param goodWithoutLag the same with our own lag taken off
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record StreamInterval(
    long tokens,
    IntervalTimes first,
    IntervalTimes gap,
    IntervalTimes perToken,
    long fewest,
    long good,
    long goodWithoutLag) {
  /** All together. */
  public StreamInterval plus(StreamInterval other) {
    return new StreamInterval(
        tokens + other.tokens,
        first.plus(other.first),
        gap.plus(other.gap),
        perToken.plus(other.perToken),
        Math.min(fewest, other.fewest),
        good + other.good,
        goodWithoutLag + other.goodWithoutLag);
  }
}
