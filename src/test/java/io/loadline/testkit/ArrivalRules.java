package io.loadline.testkit;

import java.util.Arrays;
import java.util.stream.LongStream;

/** What the gaps and counts of a Poisson process must be like; offsets in ns, in order. */
public final class ArrivalRules {
  private static final double WINDOW = 100_000_000;

  private ArrivalRules() {}

  /** Between arrivals that follow one another, in ns. */
  public static double[] gaps(long[] offsets) {
    double[] gaps = new double[offsets.length - 1];
    for (int i = 1; i < offsets.length; i++) {
      gaps[i - 1] = offsets[i] - offsets[i - 1];
    }
    return gaps;
  }

  /** Of the gaps from those of a Poisson process of a rate, by Kolmogorov and Smirnov. */
  public static double distance(double[] gaps, double perSecond) {
    double[] sorted = gaps.clone();
    Arrays.sort(sorted);
    double distance = 0;
    for (int i = 0; i < sorted.length; i++) {
      double theory = 1 - Math.exp(-sorted[i] * perSecond / 1e9);
      double above = (i + 1.0) / sorted.length - theory;
      double below = theory - (double) i / sorted.length;
      distance = Math.max(distance, Math.max(above, below));
    }
    return distance;
  }

  /** The distance that one of so many tests exceeds by chance with 1 %. */
  public static double limit(int samples, int tests) {
    return Math.sqrt(-Math.log(0.01 / tests / 2) / 2 / samples);
  }

  /** Of each gap with the one before; of independent ones 0, give or take 1 / sqrt(gaps). */
  public static double correlation(double[] gaps) {
    double mean = Arrays.stream(gaps).average().orElseThrow();
    double covariance = 0;
    double variance = 0;
    for (int i = 1; i < gaps.length; i++) {
      covariance += (gaps[i] - mean) * (gaps[i - 1] - mean);
      variance += (gaps[i] - mean) * (gaps[i] - mean);
    }
    return covariance / variance;
  }

  /** Variance by mean of the counts of the first 100 ms; 1, give or take sqrt(2 / windows). */
  public static double dispersion(long[] offsets, int windows) {
    long[] counts = new long[windows];
    for (long offset : offsets) {
      int window = (int) (offset / WINDOW);
      if (window < windows) {
        counts[window]++;
      }
    }
    double mean = LongStream.of(counts).average().orElseThrow();
    double squares = LongStream.of(counts).mapToDouble(c -> (c - mean) * (c - mean)).sum();
    return squares / (windows - 1) / mean;
  }
}
