package io.loadline.stats;

/**
 * Whether a run may end before its time, by a look after each 20th of it. Of the level a fifth is
 * spent on looks, and four fifths are left for the end. A theorem for independent requests alone;
 * for queues and batches its rates of error were measured (docs/statistics.md).
 */
public final class EarlyStop {
  private static final double LEAST_FOR_ABOVE = 0.1;

  /** An early PASS before the first disturbance is the commonest way to be wrong. */
  private static final double LEAST_FOR_BELOW = 0.2;

  private static final double SPENT_EARLY = 0.2;

  private EarlyStop() {}

  /** What is left of the level for the end of a run that could have been ended before. */
  public static double levelAtEnd(double level) {
    return (1 - SPENT_EARLY) * level;
  }

  /**
   * Looks at a part of a run.
   *
   * @param test of the requests so far, all of which have ended
   * @param allowed the share that may break the limit, between 0 and 1
   * @param level how often the run's verdict may be wrong, 0 to 1
   * @param done the part of the planned run that has passed, 0 to 1
   * @return {@link TestOutcome#BELOW}, {@link TestOutcome#ABOVE}, or why the run has to go on
   */
  public static TestOutcome look(ShareTest test, double allowed, double level, double done) {
    boolean above = levelAbove(test, allowed) <= level && done >= LEAST_FOR_ABOVE;
    boolean below =
        needed(test, evidence(test, allowed).within()) <= level && done >= LEAST_FOR_BELOW;
    if (!above && !below) {
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

  /**
   * The level of a run at which a look just tells that a share is above a limit; 1 where it does at
   * none.
   *
   * @param allowed between 0 and 1
   */
  public static double levelAbove(ShareTest test, double allowed) {
    return needed(test, evidence(test, allowed).above());
  }

  private static double needed(ShareTest test, double evidence) {
    return Math.min(1, Math.exp(-evidence) / (SPENT_EARLY * test.dependence().shareOfLevel()));
  }

  private static ShareEvidence evidence(ShareTest test, double allowed) {
    double effect = test.dependence().designEffect();
    return ShareEvidence.of(test.hits() / effect, test.trials() / effect, allowed);
  }
}
