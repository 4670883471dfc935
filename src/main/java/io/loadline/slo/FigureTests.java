package io.loadline.slo;

import io.loadline.plan.Bound;
import io.loadline.plan.Objective;
import io.loadline.result.Distribution;
import io.loadline.result.RunResult;
import io.loadline.stats.MeanTest;
import io.loadline.stats.RankInterval;
import io.loadline.stats.ShareTest;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Finds between what the figures of one run lie, and tests them against their limits.
 *
 * @param confidence of intervals, and of tests of limits that ask for none themselves
 */
record FigureTests(RunResult run, EarlyEndRule end, RequestBatches batches, double confidence) {
  private static final double NANOS_PER_MILLI = 1e6;

  /** A part of the requests, and its test. */
  private record Share(Objective objective, RequestBatches.Sample sample, double allowed) {
    ShareTest test() {
      return sample.test();
    }
  }

  /** Absent for a mean of nothing. */
  Optional<TestedFigure> of(Objective objective) {
    return switch (objective.metric().kind()) {
      case LATENCY_MEAN -> batches.mean().map(test -> mean(objective, test));
      case ERROR_RATE -> Optional.of(errors(objective));
      default -> Optional.of(percentile(objective));
    };
  }

  private double confidence(Objective objective) {
    Double asked = objective.confidence();
    return asked == null ? confidence : asked;
  }

  /** Its bounds are response times, by rank; its test is of requests beyond the limit. */
  private TestedFigure percentile(Objective objective) {
    double quantile = objective.metric().percentile() / 100;
    boolean upwards = objective.bound() == Bound.UPPER;
    RequestBatches.Sample sample =
        upwards
            ? batches.exceeding(run.exceedances().indexOf(run.exceedance(objective.limitNanos())))
            : batches.failed();
    ShareTest test = sample.test();
    RankInterval ranks =
        RankInterval.of(
            end.isDecided() ? run.outcomes().total() : (long) test.trials(),
            test.designEffect(),
            quantile,
            confidence(objective));
    double withoutLag =
        upwards ? (double) run.exceedance(objective.limitNanos()).withoutLag() : test.hits();
    return share(
        new Share(objective, sample, 1 - quantile),
        millis(Math.min(ranks.lower(), run.response().count())),
        upper(ranks.upper()),
        withoutLag - Judge.ownFault(run));
  }

  private @Nullable Double upper(OptionalLong rank) {
    return rank.isEmpty() || rank.getAsLong() > run.response().count()
        ? null
        : (Double) millis(rank.getAsLong());
  }

  private double millis(long rank) {
    Distribution times = run.response();
    return rank < 1 ? 0 : times.atRank(rank) / NANOS_PER_MILLI;
  }

  private TestedFigure errors(Objective objective) {
    RequestBatches.Sample sample = batches.failed();
    ShareTest test = sample.test();
    double level = (1 - confidence(objective)) / 2;
    return share(
        new Share(objective, sample, objective.limit()),
        test.lower(level),
        test.upper(level),
        (double) (run.outcomes().errors() - Judge.ownFault(run)));
  }

  private TestedFigure share(
      Share share, double lower, @Nullable Double upper, double withoutFault) {
    ShareTest test = share.test();
    double confidence = confidence(share.objective);
    double level = 1 - confidence;
    boolean tested = share.objective.takesConfidence();
    OptionalLong needed =
        tested ? test.needed(share.allowed, end.level(level)) : OptionalLong.empty();
    FigureBounds bounds =
        new FigureBounds(
            lower,
            upper,
            confidence,
            test.trials() / test.designEffect(),
            tested ? (Double) end.levelAbove(test, share.allowed) : null,
            needed.isPresent() ? (Long) needed.getAsLong() : null,
            batches.method(share.sample, level));
    return new TestedFigure(
        bounds,
        end.test(test, share.allowed, level),
        end.test(test.of(Math.max(0, withoutFault)), share.allowed, level));
  }

  private TestedFigure mean(Objective objective, MeanTest test) {
    double confidence = confidence(objective);
    double level = 1 - confidence;
    double limit = objective.limit() * NANOS_PER_MILLI;
    double lag = Math.max(0, run.response().mean() - run.withoutLag().mean());
    FigureBounds bounds =
        new FigureBounds(
            Math.max(0, test.lower(level / 2)) / NANOS_PER_MILLI,
            test.upper(level / 2) / NANOS_PER_MILLI,
            confidence,
            run.response().count(),
            objective.takesConfidence() ? (Double) test.levelAbove(limit) : null,
            null,
            batches.method(test, level));
    double used = end.level(level);
    return new TestedFigure(bounds, test.against(limit, used), test.against(limit + lag, used));
  }
}
