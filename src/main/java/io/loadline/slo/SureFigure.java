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
    double effect = test.designEffect();
    RankInterval ranks = RankInterval.of((long) test.trials(), effect, quantile, confidence);
    Distribution times = run.response();
    Exceedance beyond = run.exceedance(objective.limitNanos());
    return share(
        new FigureBounds(
            ranks.lower() < 1 ? 0 : millis(times, Math.min(ranks.lower(), times.count())),
            upper(times, ranks.upper()),
            confidence,
            test.trials() / effect,
            null,
            null),
        test,
        1 - quantile,
        (double) (beyond.withoutLag() - Judge.ownFault(run)));
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
    double confidence = confidence(objective);
    double level = (1 - confidence) / 2;
    return share(
        new FigureBounds(
            test.lower(level),
            test.upper(level),
            confidence,
            test.trials() / test.designEffect(),
            null,
            null),
        test,
        objective.limit(),
        test.hits() - Judge.ownFault(run));
  }

  private static SureFigure share(
      FigureBounds bounds, ShareTest test, double allowed, double withoutFault) {
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
    double lag = Math.max(0, run.response().mean() - run.withoutLag().mean());
    return new SureFigure(
        new FigureBounds(
            Math.max(0, test.lower(level / 2)) / NANOS_PER_MILLI,
            test.upper(level / 2) / NANOS_PER_MILLI,
            confidence,
            run.response().count(),
            test.levelAbove(limit),
            null),
        test.against(limit, level),
        test.against(limit + lag, level));
  }
}
