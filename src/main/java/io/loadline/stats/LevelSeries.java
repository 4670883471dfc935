package io.loadline.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The levels of consecutive parts of a run, of equal time each: whether they settle, change or grow
 * without end. Immutable.
 */
public final class LevelSeries {
  /** Fewer levels say nothing. */
  private static final int FEWEST = 8;

  /** Means over parts of a random walk differ by so much less of the variance of its steps. */
  private static final double IN_PARTS = 1.0 / 3;

  private final double[] levels;

  /** A series of at least 8 levels. */
  public LevelSeries(double[] levels) {
    if (levels.length < FEWEST) {
      throw new IllegalArgumentException(FEWEST + " levels are needed, not " + levels.length);
    }
    this.levels = levels.clone();
  }

  /**
   * How many first levels are to be left out so that the mean of the rest is known best: MSER, by
   * K. P. White, "An effective truncation heuristic for bias reduction in simulation output",
   * Simulation 69 (1997). Half of them where the series does not settle before.
   */
  public int unsettled() {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int cut = 0; cut <= levels.length / 2; cut++) {
      double rest = levels.length - cut;
      double error = squares(cut, levels.length) / (rest * rest);
      if (error < least) {
        least = error;
        best = cut;
      }
    }
    return best;
  }

  /** The mean from {@code at} on without that from {@code from} until then. */
  public double change(int from, int at) {
    return mean(at, levels.length) - mean(from, at);
  }

  /** The same in its standard errors, larger ones where neighbours are alike; infinite if sure. */
  public double deviations(int from, int at) {
    double change = change(from, at);
    double[] residuals = new double[levels.length - from];
    double before = mean(from, at);
    double after = mean(at, levels.length);
    for (int i = from; i < levels.length; i++) {
      residuals[i - from] = levels[i] - (i < at ? before : after);
    }
    double squares = BatchCounts.sumOfProducts(residuals, 0);
    if (change == 0) {
      return 0;
    }
    double neighbours = squares > 0 ? BatchCounts.sumOfProducts(residuals, 1) / squares : 0;
    double variance = squares / (residuals.length - 2) * RequestDependence.growth(neighbours);
    double shares = 1.0 / (at - from) + 1.0 / (levels.length - at);
    return change / Math.sqrt(variance * shares);
  }

  /** The first of all. */
  public double first() {
    return levels[0];
  }

  /** The last without the first. */
  public double growth() {
    return levels[levels.length - 1] - levels[0];
  }

  /** The part of the growth that came in the second half. */
  public double laterShare() {
    return (levels[levels.length - 1] - levels[levels.length / 2]) / growth();
  }

  /**
   * How rarely a random walk without a drift grows as much, if these are means over parts of one.
   * The backlog of a service that is never idle is such a walk, and that of one which has time to
   * spare comes back to nothing, so that it grows as much more rarely still. How it varies is taken
   * from changes over up to a quarter of the levels: bursts of arrivals last for several.
   */
  public double levelOfGrowth() {
    if (growth() == 0) {
      return 0.5;
    }
    int steps = levels.length - 1;
    double variance = 0;
    for (int step = 1; step <= levels.length / 4; step++) {
      variance = Math.max(variance, varianceOfStep(step));
    }
    double errors = growth() / Math.sqrt(variance * (steps - IN_PARTS));
    return TDistribution.of(steps - 1).survivalProbability(errors);
  }

  /** Of a random walk that grew as much, over one part, from its changes over so many. */
  private double varianceOfStep(int step) {
    double steps = levels.length - 1;
    double squares = 0;
    for (int i = step; i < levels.length; i++) {
      double off = levels[i] - levels[i - step] - growth() * step / steps;
      squares += off * off;
    }
    return squares / (levels.length - step) / (step - IN_PARTS) * steps / (steps - step);
  }

  private double mean(int from, int to) {
    return Arrays.stream(levels, from, to).average().orElseThrow();
  }

  private double squares(int from, int to) {
    double mean = mean(from, to);
    return Arrays.stream(levels, from, to).map(each -> (each - mean) * (each - mean)).sum();
  }
}
