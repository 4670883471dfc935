package io.loadline.stats;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The p99 of runs of independent requests of lognormal response times, with a sigma of 0.3.
 *
 * @param betweenJobs the standard deviation of the logarithm of what a job's machine multiplies all
 *     times of its runs by
 * @param betweenRuns that of what each run multiplies them by
 * @param requests of each run
 */
record SimulatedRuns(double betweenJobs, double betweenRuns, int requests) {
  static final double SIGMA = 0.3;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** What one run's figure differs by because it has so many requests, by simulation. */
  double spreadOfOneRun() {
    double sampling = requests == 1_000 ? 0.0352 : 0.0113;
    return Math.hypot(Math.hypot(betweenJobs, betweenRuns), sampling);
  }

  /** The figure of each of some jobs of one run. */
  double[] jobs(int jobs, double ratio, SplittableRandom random) {
    return figures(jobs, () -> ofOneJob(1, ratio, random)[0]);
  }

  /** The figure of each run of one job. */
  double[] ofOneJob(int runs, double ratio, SplittableRandom random) {
    double job = ratio * Math.exp(betweenJobs * SimulatedService.normal(random));
    return figures(
        runs,
        () -> job * Math.exp(betweenRuns * SimulatedService.normal(random)) * percentile(random));
  }

  static double[] figures(int size, Supplier<Double> figure) {
    double[] figures = new double[size];
    Arrays.setAll(figures, i -> figure.get());
    return figures;
  }

  private double percentile(SplittableRandom random) {
    return Math.exp(SIGMA * NORMAL.inverseCumulativeProbability(largest(requests, random)));
  }

  /**
   * Of so many uniform numbers the one that 1 % are from, drawn without the others: A. Renyi, "On
   * the theory of order statistics", Acta Math. Acad. Sci. Hung. 4 (1953).
   */
  static double largest(int size, SplittableRandom random) {
    double logarithm = 0;
    for (int above = 0; above < size - (int) (0.99 * size); above++) {
      logarithm -= SimulatedService.exponential(random) / (size - above);
    }
    return Math.exp(logarithm);
  }
}
