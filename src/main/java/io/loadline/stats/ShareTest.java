package io.loadline.stats;

import java.util.OptionalLong;

/**
 * A test of a share of requests that break a limit: the exact binomial one, on counts divided by a
 * design effect. Its rates of error are proven for independent requests and were measured for
 * queues, batches and autocorrelated service times (docs/statistics.md).
 *
 * @param hits requests that break the limit
 * @param trials all requests
 * @param least the counts that must show by themselves that the share is above a limit: those of
 *     the better half where the run changed, else of all
 * @param dependence how alike they are
 */
public record ShareTest(double hits, double trials, Counts least, RequestDependence dependence) {
  /** A verdict on a share so near to its limit would take too long. */
  private static final double LEAST_DISTANCE = 0.05;

  private static final double RARE = 0.0501;

  /** Some of the requests. */
  record Counts(double hits, double trials) {
    private Counts over(double designEffect) {
      return new Counts(hits / designEffect, trials / designEffect);
    }
  }

  /**
   * A test of a run.
   *
   * @param broken requests that break the limit
   * @param slowest see {@link RequestDependence#of}
   * @param slower see {@link RequestDependence#of}
   */
  public static ShareTest of(BatchCounts broken, BatchCounts slowest, BatchCounts slower) {
    RequestDependence dependence = RequestDependence.of(broken, slowest, slower);
    Counts all = new Counts(broken.hits(), broken.total());
    return new ShareTest(
        all.hits, all.trials, dependence.hasTrend() ? broken.betterHalf() : all, dependence);
  }

  /** The same run with fewer requests that break the limit, fewer in each part of it. */
  public ShareTest of(double fewer) {
    double part = hits == 0 ? 0 : Math.min(1, fewer / hits);
    Counts few = new Counts(least.hits * part, least.trials);
    return new ShareTest(hits * part, trials, few, dependence);
  }

  /** Whether requests are more alike than chance makes independent ones. */
  public boolean isSuspect() {
    return dependence.suspect();
  }

  /** The correlation of neighbouring batches. */
  public double neighbours() {
    return dependence.neighbours();
  }

  /** The slope over the run in its standard errors; infinite on a line. */
  public double trend() {
    return dependence.trend();
  }

  /** How many requests say as much as one independent one, above 1. */
  public double designEffect() {
    return dependence.designEffect();
  }

  /** What the share is at most; at level 0.05 it is above in one run of 20. */
  public double upper(double level) {
    Counts counts = effective(hits, trials);
    return BinomialBounds.upper(counts.hits, counts.trials, used(level));
  }

  /** What the share is at least; at level 0.05 it is below in one run of 20. */
  public double lower(double level) {
    Counts counts = effective(hits, trials);
    return BinomialBounds.lower(counts.hits, counts.trials, used(level));
  }

  /**
   * The level at which the share is just told to be above a limit; 1 where it is told at none.
   *
   * @param allowed between 0 and 1
   */
  public double levelAbove(double allowed) {
    double level = levelAbove(effective(hits, trials), allowed);
    if (!dependence.hasTrend()) {
      return level;
    }
    return least.trials > 0
        ? Math.max(level, levelAbove(effective(least.hits, least.trials), allowed))
        : 1;
  }

  private double levelAbove(Counts counts, double allowed) {
    double chance = BinomialBounds.atLeast(counts.hits, counts.trials, allowed);
    return Math.min(1, chance / dependence.shareOfLevel());
  }

  /**
   * Whether at most this share breaks the limit.
   *
   * @param allowed between 0 and 1
   * @param level how often each answer may be wrong, 0 to 1
   */
  public TestOutcome against(double allowed, double level) {
    if (trials < fewest(allowed)) {
      return TestOutcome.TOO_FEW;
    }
    if (levelAbove(allowed) < level) {
      return TestOutcome.ABOVE;
    }
    if (upper(level) > allowed) {
      boolean changed = levelAbove(effective(hits, trials), allowed) < level;
      return changed ? TestOutcome.TREND : TestOutcome.TOO_FEW;
    }
    return dependence.hasTrend()
        ? TestOutcome.TREND
        : dependence.isTooAlike() ? TestOutcome.TOO_ALIKE : TestOutcome.BELOW;
  }

  /**
   * Of fewer requests no dependence is seen, and a verdict may be wrong in half of the runs: 2.5 a
   * batch, or 1.5 where few may break the limit, so that chance alone hardly does.
   */
  static long fewest(double allowed) {
    return allowed > RARE ? MeanTest.FEWEST : 60;
  }

  /**
   * What a look at a part of a run says, which may end it; at the end {@link #levelAtEnd} is left.
   *
   * @param allowed between 0 and 1
   * @param level how often the run's verdict may be wrong either way, 0 to 1
   * @param done the part of the planned run that has passed, 0 to 1; all its requests have ended
   * @return {@link TestOutcome#BELOW}, {@link TestOutcome#ABOVE}, or why the run has to go on
   */
  public TestOutcome look(double allowed, double level, double done) {
    return EarlyStop.look(this, allowed, level, done);
  }

  /** As {@link #levelAbove}, by a look. */
  public double levelAboveByLook(double allowed) {
    return EarlyStop.levelAbove(this, allowed);
  }

  /** What looks leave of a level for the end of a run. */
  public static double levelAtEnd(double level) {
    return (1 - EarlyStop.SPENT_EARLY) * level;
  }

  /**
   * How many requests would tell, if more of them were like these.
   *
   * @return absent where the share is so near to the limit that no load could
   */
  public OptionalLong needed(double allowed, double level) {
    double share = hits / trials;
    if (Math.abs(share - allowed) < LEAST_DISTANCE * allowed) {
      return OptionalLong.empty();
    }
    long least = SamplePlan.least(0, requests -> tells(requests, share, allowed, level));
    return least < SamplePlan.MOST ? OptionalLong.of(least) : OptionalLong.empty();
  }

  private boolean tells(long requests, double share, double allowed, double level) {
    if (requests < fewest(allowed)) {
      return false;
    }
    if (share > allowed) {
      Counts counts = effective(Math.floor(share * requests), (double) requests);
      return levelAbove(counts, allowed) < level;
    }
    Counts counts =
        effective(Math.min((double) requests, Math.ceil(share * requests)), (double) requests);
    return BinomialBounds.upper(counts.hits, counts.trials, used(level)) <= allowed;
  }

  private Counts effective(double some, double all) {
    return new Counts(some, all).over(dependence.designEffect());
  }

  /** The part of a level that a test at it uses. */
  public double used(double level) {
    return dependence.shareOfLevel() * level;
  }
}
