package io.loadline.result;

/**
 * What was measured of streamed answers in one slice: of the successes that belong to it, whenever
 * their messages came.
 *
 * @param tokens output tokens of all of them, counted as in {@link StreamResult}
 * @param first exact sums of first message - intended
 * @param firsts the same times as counts
 * @param gap exact sums of the times between two messages of one answer
 * @param perToken exact sums of (last message - first message) / (tokens - 1)
 */
public record StreamInterval(
    long tokens, Moments first, Interval.Histogram firsts, Moments gap, Moments perToken) {}
