package io.loadline.slo;

import io.loadline.plan.Objective;
import io.loadline.result.Distribution;
import io.loadline.result.Exceedance;
import io.loadline.result.RunResult;
import io.loadline.stats.MeanTest;
import io.loadline.stats.RankInterval;
import io.loadline.stats.ShareTest;
import io.loadline.stats.TestOutcome;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A figure, and what its test says.
 *
 * @param outcome of all requests
 * @param withoutFault of those that our own lag and fault cannot explain
 */
record SureFigure(FigureBounds bounds, TestOutcome outcome, TestOutcome withoutFault) {
  private static final double NANOS_PER_MILLI = 1e6;

  private static double confidence(Objective objective) {
    return Objects.requireNonNull(objective.confidence(), objective::text);
  }

  /** Its bounds are response times, by rank; its test is of requests beyond the limit. */
  static SureFigure percentile(Objective objective, ShareTest test, RunResult run) {
    double confidence = confidence(objective);
    double quantile = objective.metric().percentile() / 100;
    double effect = test.dependence().designEffect();
    RankInterval ranks = RankInterval.of((long) test.trials(), effect, quantile, confidence);
    RankedSample ranked = RankedSample.of(objective.metric(), run);
    Distribution times = ranked.values();
    Exceedance beyond = ranked.exceedance(objective.limitNanos());
    return share(
        objective,
        new FigureBounds(
            ranks.lower() < 1 ? 0 : millis(times, Math.min(ranks.lower(), times.count())),
            upper(times, ranks.upper()),
            confidence,
            test.trials() / effect,
            null,
            null),
        test,
        (double) (beyond.withoutLag() - ranked.ownFault()));
  }

  private static @Nullable Double upper(Distribution times, OptionalLong rank) {
    return rank.isEmpty() || rank.getAsLong() > times.count()
        ? null
        : (Double) millis(times, rank.getAsLong());
  }

  private static double millis(Distribution times, long rank) {
    return rank < 1 ? 0 : times.atRank(rank) / NANOS_PER_MILLI;
  }

  static SureFigure errors(Objective objective, ShareTest test, RunResult run) {
    double level = (1 - confidence(objective)) / 2;
    FigureBounds bounds = bounds(objective, test, test.lower(level), test.upper(level));
    return share(objective, bounds, test, test.hits() - Judge.ownFault(run));
  }

  /**
   * Its test is of attempts that are not good, which it is good to have few of.
   *
   * @param run whose answers are streamed
   */
  static SureFigure goodput(Objective objective, ShareTest test, RunResult run) {
    double level = (1 - confidence(objective)) / 2;
    FigureBounds bounds = bounds(objective, test, 1 - test.upper(level), 1 - test.lower(level));
    long good = Objects.requireNonNull(run.stream()).goodWithoutLag();
    return share(objective, bounds, test, test.trials() - good - Judge.ownFault(run));
  }

  private static FigureBounds bounds(
      Objective objective, ShareTest test, double lower, double upper) {
    double independent = test.trials() / test.dependence().designEffect();
    return new FigureBounds(lower, upper, confidence(objective), independent, null, null);
  }

  private static SureFigure share(
      Objective objective, FigureBounds bounds, ShareTest test, double withoutFault) {
    double allowed = objective.allowedShare();
    double level = 1 - bounds.confidence();
    OptionalLong needed = test.needed(allowed, level);
    return new SureFigure(
        new FigureBounds(
            bounds.lower(),
            bounds.upper(),
            bounds.confidence(),
            bounds.independent(),
            test.levelAbove(allowed),
            needed.isPresent() ? needed.getAsLong() : null),
        test.against(allowed, level),
        test.of(Math.max(0, withoutFault)).against(allowed, level));
  }

  static SureFigure mean(Objective objective, MeanTest test, RunResult run) {
    double confidence = confidence(objective);
    double level = 1 - confidence;
    double limit = objective.limit() * NANOS_PER_MILLI;
    double lag = MomentRule.lag(objective.metric().kind(), run);
    return new SureFigure(
        new FigureBounds(
            Math.max(0, test.lower(level / 2)) / NANOS_PER_MILLI,
            test.upper(level / 2) / NANOS_PER_MILLI,
            confidence,
            MomentRule.times(objective.metric().kind(), run).count(),
            test.levelAbove(limit),
            null),
        test.against(limit, level),
        test.against(limit + lag, level));
  }
}
