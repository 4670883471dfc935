package io.loadline.stats;

import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * What a comparison of runs can tell, before the runs of now are made: the power of {@link
 * RunComparison}, by the noncentral t distribution (N. L. Johnson, B. L. Welch, Biometrika 31,
 * 1940). It takes the spread for known: one of 5 runs is known to a third or so.
 *
 * @param spread the standard deviation of the logarithm of one run's figure, from 0: 0.05 where
 *     runs of one build differ by about 5 %
 * @param before how many runs there are of before, at least 2
 * @param now how many of now there will be, at least 1
 */
public record ComparisonPlan(double spread, int before, int now) {
  private static final int MOST_RUNS = 100;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** How far from 1 the ratio of a measured to a true spread ever is, over the root of degrees. */
  private static final double FAR = 9;

  /** Even, for Simpson's rule. */
  private static final int STEPS = 400;

  private static final int HALVINGS = 60;

  /**
   * @throws IllegalArgumentException where a component is out of its range
   */
  public ComparisonPlan {
    if (!(spread >= 0) || spread == Double.POSITIVE_INFINITY || before < 2 || now < 1) {
      throw new IllegalArgumentException(
          now + " runs cannot be planned beside " + before + " with a spread of " + spread);
    }
  }

  /**
   * The standard deviation of the logarithm of a figure.
   *
   * @param before the figure of each run, above 0
   * @throws IllegalArgumentException where there are fewer than 2 runs, or a figure is not above 0
   */
  public static double spread(double[] before) {
    if (before.length < 2) {
      throw new IllegalArgumentException("how runs differ takes at least 2, not " + before.length);
    }
    return Math.sqrt(LogSample.of(before).squares() / (before.length - 1));
  }

  /**
   * The smallest true ratio, above 1, that is told from 1 in a part of comparisons: the lower end
   * of the interval is above 1. Where it is at most {@code 1 + by}, an unchanged service is told in
   * as large a part to be less than {@code by} slower: the upper end is below {@code 1 + by}.
   *
   * @param power in which part of comparisons, between 0 and 1
   */
  public double smallestRatio(double power) {
    return smallest(power, 0);
  }

  /**
   * The smallest true ratio that fails in a part of comparisons: the lower end of the interval is
   * above 1, and the estimate is above {@code 1 + by}. At a true ratio of {@code 1 + by} that is so
   * in half of them at most.
   *
   * @param by how much slower it may be: 0.1 for 10 %
   * @param power in which part of comparisons, between 0 and 1
   */
  public double ratioThatFails(double by, double power) {
    return smallest(power, Math.log1p(by));
  }

  /**
   * The least number of runs of before, up to 100, beside which a true ratio is told from 1;
   * whatever {@link #before} is. None where no such number does: the spread of the runs of now is
   * too large for it.
   *
   * @param ratio above 1: 1.15 for 15 % slower
   * @param power in which part of comparisons, between 0 and 1
   */
  public OptionalInt earlierRunsFor(double ratio, double power) {
    return IntStream.rangeClosed(2, MOST_RUNS)
        .filter(runs -> new ComparisonPlan(spread, runs, now).power(ratio) >= power)
        .findFirst();
  }

  /**
   * The least number of runs of one job, up to 100, with which a true ratio is told from 1, where
   * they are compared by {@link RunComparison#ofOneJob} with means of as many runs of each earlier
   * job: the part of the spread that is a job's does not get smaller, however many runs it has.
   *
   * @param within the standard deviation of the logarithm of a run's figure within a job
   * @param runs of how many runs each mean is that {@link #spread} is the spread of
   * @param ratio above 1: 1.15 for 15 % slower
   * @param power in which part of comparisons, between 0 and 1
   */
  public OptionalInt runsOfOneJobFor(double within, int runs, double ratio, double power) {
    double ofJobs = Math.max(0, spread * spread - within * within / runs);
    return IntStream.rangeClosed(1, MOST_RUNS)
        .filter(
            each -> {
              double spreadOfMeans = Math.sqrt(ofJobs + within * within / each);
              return new ComparisonPlan(spreadOfMeans, before, 1).power(ratio) >= power;
            })
        .findFirst();
  }

  /** In which part of comparisons a true ratio is told from 1, on its own side. */
  double power(double ratio) {
    return spread == 0 ? 1 : power(Math.log(ratio) / error(), 0);
  }

  private double smallest(double power, double least) {
    if (!(power > 0) || !(power < 1)) {
      throw new IllegalArgumentException("no power is " + power);
    }
    if (spread == 0) {
      return Math.exp(least);
    }
    double low = 0;
    double high = 1;
    while (power(high, least / error()) < power) {
      low = high;
      high *= 2;
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (power(middle, least / error()) < power) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.exp(high * error());
  }

  private double error() {
    return spread * RunComparison.rootOfWeights(before, now);
  }

  /**
   * In which part of comparisons the estimate is above the interval's half width, and above a least
   * one.
   *
   * @param shift the true difference of logarithms, in standard errors of it
   * @param least in standard errors
   */
  private double power(double shift, double least) {
    int degrees = RunComparison.degrees(before, now);
    double quantile = RunComparison.quantile(degrees);
    return meanOverSpreads(
        degrees,
        spread -> NORMAL.cumulativeProbability(shift - Math.max(least, quantile * spread)));
  }

  /** The mean of a function of measured over true spread, a chi distribution, by Simpson's rule. */
  private static double meanOverSpreads(int degrees, DoubleUnaryOperator function) {
    double from = Math.max(0, 1 - FAR / Math.sqrt(degrees));
    double to = 1 + FAR / Math.sqrt(degrees);
    double sum = 0;
    double weights = 0;
    for (int i = 0; i <= STEPS; i++) {
      double x = from + (to - from) * i / STEPS;
      double peaked = x * Math.exp((1 - x * x) / 2);
      double simpson = i == 0 || i == STEPS ? 1 : 2 + i % 2 * 2;
      double weight = simpson * Math.pow(peaked, degrees - 1) * Math.exp((1 - x * x) / 2);
      weights += weight;
      sum += weight * function.applyAsDouble(x);
    }
    return sum / weights;
  }
}
