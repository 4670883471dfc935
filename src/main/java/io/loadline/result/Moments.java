package io.loadline.result;

import org.apiguardian.api.API;

/**
 * Exact sums over times in nanoseconds.
 *
 * @param sumOfSquares as a double, since ns squared overflow a long soon
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record Moments(long count, long sum, double sumOfSquares, long min, long max) {
  public static final Moments NONE = new Moments(0, 0, 0, 0, 0);

  public double mean() {
    return count == 0 ? 0 : (double) sum / count;
  }

  /** Of the population. */
  public double stddev() {
    if (count == 0) {
      return 0;
    }
    double mean = mean();
    return Math.sqrt(Math.max(0, sumOfSquares / count - mean * mean));
  }

  public Moments plus(Moments other) {
    if (count == 0 || other.count == 0) {
      return count == 0 ? other : this;
    }
    return new Moments(
        count + other.count,
        sum + other.sum,
        sumOfSquares + other.sumOfSquares,
        Math.min(min, other.min),
        Math.max(max, other.max));
  }
}
