package io.loadline.stats;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Bounds of a mean by batch means: the largest of three standard errors, Student's t of 9 degrees,
 * and the skewness map of P. Hall, "On the removal of skewness by transformation", J. R. Stat. Soc.
 * B 54 (1992). Plain batch means are wrong in 7 to 42 % of queues (docs/statistics.md).
 *
 * @param values how many there are
 * @param mean the mean of all
 * @param error its standard error
 * @param skewness of 20 batch means over the root of 20; 0 where it is below
 * @param neighbours the correlation of neighbouring batches
 */
public record MeanTest(long values, double mean, double error, double skewness, double neighbours) {
  /** Of fewer values no dependence is seen: 2.5 a batch. */
  public static final long FEWEST = 100;

  private static final double SHARE_OF_LEVEL = 0.6;
  private static final int LEAST_BATCHES = 10;
  private static final double MOST_HALF_WIDTH = 0.2;
  private static final long MOST_TIMES = 1_000;
  private static final Set<TestOutcome> TOLD = Set.of(TestOutcome.ABOVE, TestOutcome.BELOW);
  private static final TDistribution STUDENT = TDistribution.of(LEAST_BATCHES - 1);

  /**
   * A test of a run.
   *
   * @param sizes how many values each of 40 consecutive batches has, not 0 in all
   * @param sums their sums
   */
  public static MeanTest of(long[] sizes, double[] sums) {
    double[] forty = means(sizes, sums);
    double[] twenty = merged(forty, 20);
    double neighbours = neighbours(forty);
    double error =
        Math.max(
            Math.max(standardError(merged(forty, LEAST_BATCHES)), standardError(twenty)),
            standardError(forty) * Math.sqrt(RequestDependence.growth(neighbours)));
    double skewness = Math.max(0, skewness(twenty)) / Math.sqrt(twenty.length);
    return new MeanTest(Arrays.stream(sizes).sum(), mean(forty), error, skewness, neighbours);
  }

  /** What the mean is at most; at level 0.05 it is above in one run of 20. */
  public double upper(double level) {
    return mean - error * unmapped(-quantile(level));
  }

  /** What the mean is at least; at level 0.05 it is below in one run of 20. */
  public double lower(double level) {
    return mean - error * unmapped(quantile(level));
  }

  /** The level at which the mean is just told to be above a limit; 1 where it is told at none. */
  public double levelAbove(double limit) {
    if (error == 0) {
      return mean > limit ? 0 : 1;
    }
    double t = mapped((mean - limit) / error);
    return Math.min(1, STUDENT.survivalProbability(t) / SHARE_OF_LEVEL);
  }

  /**
   * Whether the mean is at most a limit.
   *
   * @param level how often each answer may be wrong, 0 to 1
   */
  public TestOutcome against(double limit, double level) {
    if (values < FEWEST) {
      return TestOutcome.TOO_FEW;
    }
    boolean above = levelAbove(limit) < level;
    boolean farAbove = above && mean - 2 * error * unmapped(quantile(level)) > limit;
    if (!farAbove && quantile(level) * error > MOST_HALF_WIDTH * mean) {
      return TestOutcome.TOO_WIDE;
    }
    if (!above && upper(level) > limit) {
      return TestOutcome.TOO_FEW;
    }
    if (neighbours > RequestDependence.MOST_NEIGHBOURS) {
      return TestOutcome.TOO_ALIKE;
    }
    return above ? TestOutcome.ABOVE : TestOutcome.BELOW;
  }

  /** As {@link ShareTest#needed}; absent where it is above 1,000 times as many. */
  public OptionalLong needed(double limit, double level) {
    long least = SamplePlan.least(0, more -> TOLD.contains(of(more).against(limit, level)));
    return least <= MOST_TIMES * values ? OptionalLong.of(least) : OptionalLong.empty();
  }

  private MeanTest of(long more) {
    double scale = Math.sqrt((double) values / more);
    return new MeanTest(more, mean, error * scale, skewness * scale, 0);
  }

  static double quantile(double level) {
    return STUDENT.inverseSurvivalProbability(used(level));
  }

  /** The part of a level that a test at it uses. */
  public static double used(double level) {
    return SHARE_OF_LEVEL * level;
  }

  /** Hall's map of a studentised mean. */
  double mapped(double t) {
    double b = skewness;
    return t + b * t * t / 3 + b * b * t * t * t / 27 + b / 6;
  }

  private double unmapped(double h) {
    double b = skewness;
    return b == 0 ? h : 3 / b * (Math.cbrt(1 + b * (h - b / 6)) - 1);
  }

  /** Of batches of unequal size: the ratio estimator, each batch's part in the mean of all. */
  private static double[] means(long[] sizes, double[] sums) {
    double size = Arrays.stream(sizes).sum();
    double mean = Arrays.stream(sums).sum() / size;
    double[] means = new double[sizes.length];
    for (int j = 0; j < means.length; j++) {
      means[j] = mean + (sums[j] - mean * sizes[j]) * sizes.length / size;
    }
    return means;
  }

  private static double[] merged(double[] values, int batches) {
    int each = values.length / batches;
    double[] merged = new double[batches];
    for (int j = 0; j < values.length; j++) {
      merged[j / each] += values[j] / each;
    }
    return merged;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double[] deviations(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(each -> each - mean).toArray();
  }

  private static double neighbours(double[] values) {
    double[] deviations = deviations(values);
    double squares = BatchCounts.sumOfProducts(deviations, 0);
    return squares > 0 ? BatchCounts.sumOfProducts(deviations, 1) / squares : 0;
  }

  private static double standardError(double[] values) {
    double squares = BatchCounts.sumOfProducts(deviations(values), 0);
    return Math.sqrt(squares / (values.length - 1) / values.length);
  }

  /** Without bias, as by Fisher: D. N. Joanes, C. A. Gill, The Statistician 47 (1998), G1. */
  private static double skewness(double[] values) {
    double n = values.length;
    double squares = 0;
    double cubes = 0;
    for (double each : deviations(values)) {
      squares += each * each / n;
      cubes += each * each * each / n;
    }
    return squares > 0
        ? Math.sqrt(n * (n - 1)) / (n - 2) * cubes / (squares * Math.sqrt(squares))
        : 0;
  }
}
