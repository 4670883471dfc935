package io.loadline.measure;

import io.loadline.result.Interval;
import io.loadline.result.RequestCounts;
import io.loadline.result.TokenCounts;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded in a slice of the measurement, or in some loops of it: slices of one time are
 * added up.
 *
 * @param interval without health
 * @param counts of the requests of the interval; notes on answers of the warm-up are not in it
 * @param tokens null when answers come whole
 */
public record MeasuredSlice(Interval interval, RequestCounts counts, @Nullable TokenCounts tokens) {
  /** Both together, with start and length of this one. */
  public MeasuredSlice plus(MeasuredSlice other) {
    return new MeasuredSlice(
        interval.plus(other.interval),
        counts.plus(other.counts),
        tokens == null || other.tokens == null ? null : tokens.plus(other.tokens));
  }

  /** The same as the slice {@code index} of so long ones. */
  public MeasuredSlice at(long index, long length) {
    return new MeasuredSlice(interval.at(index, length), counts, tokens);
  }
}
