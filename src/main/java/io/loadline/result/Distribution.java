package io.loadline.result;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apiguardian.api.API;

/**
 * Times of many requests, in nanoseconds. All figures are 0 when there is none. Immutable.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
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

  /** How many times are longer than {@code nanos}, rather too few than too many. */
  long above(long nanos);

  /** How many times are longer than {@code nanos}, rather too many than too few. */
  long aboveAtMost(long nanos);

  /** HdrHistogram's compressed V2 encoding of the counts, a copy; ranks can be read off it. */
  byte[] encoded();

  /** Exact sums over the times. */
  Moments moments();

  /** The times of both together. */
  Distribution plus(Distribution other);

  /**
   * The nearest rank of a percentile among {@code count} values: {@code ceil(percentile/100 x
   * count)}, at least 1, in decimals so that p99.9 of 1000 is 999.
   */
  static long rank(double percentile, long count) {
    BigDecimal exact = BigDecimal.valueOf(percentile).multiply(BigDecimal.valueOf(count));
    long rank = exact.movePointLeft(2).setScale(0, RoundingMode.CEILING).longValueExact();
    return Math.max(1, rank);
  }
}
