package io.loadline.stats;

import java.util.Arrays;

/**
 * How many requests of each of 40 consecutive batches have a property. Batches are of equal size by
 * index, or of equal time. Immutable.
 */
public final class BatchCounts {
  /** How many batches there are. */
  public static final int BATCHES = 40;

  private final double[] sizes;
  private final double[] hits;
  private final double size;
  private final double hit;

  /**
   * Counts of a run in the order in which its requests were due.
   *
   * @param sizes how many requests each batch has; 40 values from 0, not all 0
   * @param hits how many of those have the property
   */
  public BatchCounts(long[] sizes, long[] hits) {
    this(
        Arrays.stream(sizes).asDoubleStream().toArray(),
        Arrays.stream(hits).asDoubleStream().toArray());
    if (sizes.length != BATCHES || hits.length != BATCHES || !(size > 0)) {
      throw new IllegalArgumentException(BATCHES + " batches with a request in them are needed");
    }
  }

  private BatchCounts(double[] sizes, double[] hits) {
    this.sizes = sizes;
    this.hits = hits;
    this.size = Arrays.stream(sizes).sum();
    this.hit = Arrays.stream(hits).sum();
  }

  double total() {
    return size;
  }

  double hits() {
    return hit;
  }

  double share() {
    return hit / size;
  }

  /** The first half of the run, or the second: whichever has the lower share of hits. */
  ShareTest.Counts betterHalf() {
    ShareTest.Counts first = half(0);
    ShareTest.Counts second = half(BATCHES / 2);
    return first.hits() * second.trials() <= second.hits() * first.trials() ? first : second;
  }

  private ShareTest.Counts half(int from) {
    int to = from + BATCHES / 2;
    return new ShareTest.Counts(
        Arrays.stream(hits, from, to).sum(), Arrays.stream(sizes, from, to).sum());
  }

  /**
   * The variance of the batches' counts over that of independent requests: L. Kish, "Survey
   * Sampling" (1965), 5.4, with the ratio estimator for batches of unequal size. 1 where all
   * requests have the property, or none.
   *
   * @param batches 40, 20 or 10
   */
  double designEffect(int batches) {
    double share = share();
    if (share <= 0 || share >= 1) {
      return 1;
    }
    double[] excess = merged(batches).excess();
    double squares = sumOfProducts(excess, 0);
    return batches / (batches - 1.0) * squares / (size * share * (1 - share));
  }

  /** How alike neighbouring batches are: the correlation of each with the one before it. */
  double neighbours() {
    double[] excess = excess();
    double squares = sumOfProducts(excess, 0);
    return squares > 0 ? sumOfProducts(excess, 1) / squares : 0;
  }

  /** The slope of a straight line through the shares of 20 batches, in its standard errors. */
  double trend() {
    BatchCounts twenty = merged(BATCHES / 2);
    double[] shares = new double[BATCHES / 2];
    for (int j = 0; j < shares.length; j++) {
      shares[j] = twenty.sizes[j] > 0 ? twenty.hits[j] / twenty.sizes[j] : share();
    }
    return slope(shares);
  }

  private double[] excess() {
    double[] excess = new double[sizes.length];
    for (int j = 0; j < excess.length; j++) {
      excess[j] = hits[j] - share() * sizes[j];
    }
    return excess;
  }

  private BatchCounts merged(int batches) {
    return new BatchCounts(merged(sizes, batches), merged(hits, batches));
  }

  private static double[] merged(double[] values, int batches) {
    int each = values.length / batches;
    double[] merged = new double[batches];
    for (int j = 0; j < values.length; j++) {
      merged[j / each] += values[j];
    }
    return merged;
  }

  static double sumOfProducts(double[] values, int lag) {
    double sum = 0;
    for (int j = lag; j < values.length; j++) {
      sum += values[j] * values[j - lag];
    }
    return sum;
  }

  /** By least squares, over its standard error; infinite on a line that rises. */
  private static double slope(double[] values) {
    int n = values.length;
    double middle = (n - 1) / 2.0;
    double mean = Arrays.stream(values).average().orElseThrow();
    double across = 0;
    double along = 0;
    for (int j = 0; j < n; j++) {
      across += (j - middle) * (values[j] - mean);
      along += (j - middle) * (j - middle);
    }
    double slope = across / along;
    if (slope == 0) {
      return 0;
    }
    double residuals = 0;
    for (int j = 0; j < n; j++) {
      double residual = values[j] - mean - slope * (j - middle);
      residuals += residual * residual;
    }
    return slope / Math.sqrt(residuals / (n - 2) / along);
  }
}
