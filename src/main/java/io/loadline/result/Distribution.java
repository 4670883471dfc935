package io.loadline.result;

/** Times of many requests, in nanoseconds. All figures are 0 when there is none. Immutable. */
public interface Distribution {
  long count();

  double mean();

  /** Of the population. */
  double stddev();

  long min();

  long max();

  /**
   * The smallest recorded value that at least {@code percentile} of 100 do not exceed (nearest
   * rank), exact to 0.1 %.
   *
   * @param percentile 0..100
   */
  long percentile(double percentile);

  /**
   * The value at a rank, 1 being the smallest.
   *
   * @param rank 1 to {@link #count()}
   */
  long atRank(long rank);
}
