package io.loadline.stats;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Whether a run may end before its time, by a look after each 20th of it. Of the level a fifth is
 * spent on looks, and four fifths are left for the end. A theorem for independent requests alone;
 * for queues and batches its rates of error were measured (docs/statistics.md).
 */
final class EarlyStop {
  static final double SPENT_EARLY = 0.2;

  private static final double LEAST_FOR_ABOVE = 0.1;

  /** An early PASS before the first disturbance is the commonest way to be wrong. */
  private static final double LEAST_FOR_BELOW = 0.2;

  private EarlyStop() {}

  /** As {@link ShareTest#look}. */
  static TestOutcome look(ShareTest test, double allowed, double level, double done) {
    boolean above = levelAbove(test, allowed) <= level && done >= LEAST_FOR_ABOVE;
    boolean below =
        level(test, evidence(test, allowed).within()) <= level && done >= LEAST_FOR_BELOW;
    if (test.trials() < ShareTest.fewest(allowed) || (!above && !below)) {
      return TestOutcome.TOO_FEW;
    }
    RequestDependence dependence = test.dependence();
    if (dependence.hasTrend()) {
      return TestOutcome.TREND;
    }
    return above
        ? TestOutcome.ABOVE
        : dependence.isTooAlike() ? TestOutcome.TOO_ALIKE : TestOutcome.BELOW;
  }

  /** As {@link ShareTest#levelAboveByLook}. */
  static double levelAbove(ShareTest test, double allowed) {
    return level(test, evidence(test, allowed).above());
  }

  /** The level of a run at which a look with so much evidence decides it. */
  private static double level(ShareTest test, double evidence) {
    return Math.min(1, Math.exp(-evidence) / (SPENT_EARLY * test.dependence().shareOfLevel()));
  }

  private static Evidence evidence(ShareTest test, double allowed) {
    double effect = test.dependence().designEffect();
    return Evidence.of(test.hits() / effect, test.trials() / effect, allowed);
  }

  /**
   * Evidence on a share that may be looked at again and again: a mixture of likelihood ratios over
   * a beta prior on one side of the limit (H. Robbins, "Statistical methods related to the law of
   * the iterated logarithm", Ann. Math. Stat. 41, 1970). By Ville's inequality it reaches 1/a with
   * a chance of at most a where requests are independent. Counts may be fractions.
   *
   * @param within the logarithm of the evidence that the share is within the limit
   * @param above that of the evidence that it is above
   */
  record Evidence(double within, double above) {
    /**
     * Weighs counts.
     *
     * @param hits requests that break the limit, 0 to trials
     * @param trials all requests, above 0
     * @param allowed the share that may break it, between 0 and 1
     */
    static Evidence of(double hits, double trials, double allowed) {
      double prior = 1 / allowed;
      double misses = trials - hits;
      double ratio =
          LogBeta.value(1 + hits, prior + misses)
              - LogBeta.value(1, prior)
              - hits * Math.log(allowed)
              - misses * Math.log1p(-allowed);
      return new Evidence(
          ratio
              + Math.log(RegularizedBeta.value(allowed, 1 + hits, prior + misses))
              - Math.log(RegularizedBeta.value(allowed, 1, prior)),
          ratio
              + Math.log(RegularizedBeta.complement(allowed, 1 + hits, prior + misses))
              - Math.log(RegularizedBeta.complement(allowed, 1, prior)));
    }
  }
}
