package io.loadline.result;

import org.apiguardian.api.API;

/**
 * Times of one slice.
 *
 * @param sums exact
 * @param counts the same times, counted
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record IntervalTimes(Moments sums, Interval.Histogram counts) {
  /** All times together. */
  public IntervalTimes plus(IntervalTimes other) {
    return new IntervalTimes(sums.plus(other.sums), counts.plus(other.counts));
  }
}
