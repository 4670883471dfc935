package io.loadline.result;

/**
 * Times of one slice.
 *
 * @param sums exact
 * @param counts the same times, counted
 */
public record Times(Moments sums, Interval.Histogram counts) {
  /** All times together. */
  public Times plus(Times other) {
    return new Times(sums.plus(other.sums), counts.plus(other.counts));
  }
}
