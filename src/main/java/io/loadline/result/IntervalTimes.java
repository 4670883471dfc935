package io.loadline.result;

/**
 * Times of one slice.
 *
 * @param sums exact
 * @param counts the same times, counted
 */
public record IntervalTimes(Moments sums, Interval.Histogram counts) {
  /** All times together. */
  public IntervalTimes plus(IntervalTimes other) {
    return new IntervalTimes(sums.plus(other.sums), counts.plus(other.counts));
  }
}
