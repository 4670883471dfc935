package io.loadline.slo;

import io.loadline.plan.Bound;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.result.Distribution;
import io.loadline.result.Exceedance;
import io.loadline.result.RunResult;
import io.loadline.result.StreamResult;
import io.loadline.stats.MeanTest;
import io.loadline.stats.RankInterval;
import io.loadline.stats.ShareTest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds between what figures of one run lie that are of the same times, and tests them against
 * their limits.
 *
 * @param limited other times that goodput limits
 * @param confidence of intervals, and of tests of limits that ask for none themselves
 */
record FigureTests(
    RunResult run,
    EarlyEndRule end,
    RequestBatches batches,
    Supplier<List<RequestBatches>> limited,
    double confidence) {
  private static final double NANOS_PER_MILLI = 1e6;

  private record Ends(double lower, @Nullable Double upper) {}

  /** Absent for a mean of nothing. */
  Optional<TestedFigure> of(Objective objective) {
    Metric.Kind kind = objective.metric().kind();
    if (kind.isMean()) {
      return batches.mean().map(test -> mean(objective, test));
    }
    return Optional.of(
        switch (kind) {
          case ERROR_RATE -> errors(objective);
          case GOODPUT -> goodput(objective, Objects.requireNonNull(run.stream()));
          default -> percentile(objective, RankedSample.of(objective.metric(), run));
        });
  }

  private double confidence(Objective objective) {
    Double asked = objective.confidence();
    return asked == null ? confidence : asked;
  }

  /** Its bounds are times, by rank; its test is of those beyond the limit. */
  private TestedFigure percentile(Objective objective, RankedSample ranked) {
    boolean upwards = objective.bound() == Bound.UPPER;
    Exceedance beyond = upwards ? ranked.exceedance(objective.limitNanos()) : null;
    RequestBatches.Sample sample =
        beyond == null ? batches.failed() : batches.exceeding(ranked.exceedances().indexOf(beyond));
    ShareTest test = sample.test();
    RankInterval ranks =
        RankInterval.of(
            end.isDecided() ? ranked.total() : (long) test.trials(),
            test.designEffect(),
            objective.metric().percentile() / 100,
            confidence(objective));
    Distribution times = ranked.values();
    Ends ends =
        new Ends(
            millis(times, Math.min(ranks.lower(), times.count())), upper(times, ranks.upper()));
    double withoutLag = beyond == null ? test.hits() : (double) beyond.withoutLag();
    return share(objective, ends, sample, withoutLag - ranked.ownFault());
  }

  private static @Nullable Double upper(Distribution times, OptionalLong rank) {
    return rank.isEmpty() || rank.getAsLong() > times.count()
        ? null
        : (Double) millis(times, rank.getAsLong());
  }

  private static double millis(Distribution times, long rank) {
    return rank < 1 ? 0 : times.atRank(rank) / NANOS_PER_MILLI;
  }

  private TestedFigure errors(Objective objective) {
    RequestBatches.Sample sample = batches.failed();
    double level = (1 - confidence(objective)) / 2;
    Ends ends = new Ends(sample.test().lower(level), sample.test().upper(level));
    double withoutFault = run.outcomes().errors() - Judge.ownFault(run);
    return share(objective, ends, sample, withoutFault);
  }

  /** Its test is of attempts that are not good, which it is good to have few of. */
  private TestedFigure goodput(Objective objective, StreamResult stream) {
    RequestBatches.Sample sample = batches.notGood(limited.get());
    double level = (1 - confidence(objective)) / 2;
    Ends ends = new Ends(1 - sample.test().upper(level), 1 - sample.test().lower(level));
    double withoutFault = run.outcomes().total() - stream.goodWithoutLag() - Judge.ownFault(run);
    return share(objective, ends, sample, withoutFault);
  }

  private TestedFigure share(
      Objective objective, Ends ends, RequestBatches.Sample sample, double withoutFault) {
    ShareTest test = sample.test();
    double confidence = confidence(objective);
    double level = 1 - confidence;
    double allowed = objective.allowedShare();
    boolean tested = objective.takesConfidence();
    OptionalLong needed =
        tested && !end.isDecided() ? test.needed(allowed, end.level(level)) : OptionalLong.empty();
    FigureBounds bounds =
        new FigureBounds(
            ends.lower,
            ends.upper,
            confidence,
            test.trials() / test.designEffect(),
            tested ? (Double) end.levelAbove(test, allowed) : null,
            known(needed),
            sample.method(level));
    return new TestedFigure(
        bounds,
        end.test(test, allowed, level),
        end.test(test.of(Math.max(0, withoutFault)), allowed, level));
  }

  private static @Nullable Long known(OptionalLong needed) {
    return needed.isPresent() ? (Long) needed.getAsLong() : null;
  }

  private TestedFigure mean(Objective objective, MeanTest test) {
    double confidence = confidence(objective);
    double level = 1 - confidence;
    double limit = objective.limit() * NANOS_PER_MILLI;
    double lag = MomentRule.lag(objective.metric().kind(), run);
    double used = end.level(level);
    FigureBounds bounds =
        new FigureBounds(
            Math.max(0, test.lower(level / 2)) / NANOS_PER_MILLI,
            test.upper(level / 2) / NANOS_PER_MILLI,
            confidence,
            MomentRule.times(objective.metric().kind(), run).count(),
            objective.takesConfidence() ? (Double) test.levelAbove(limit) : null,
            objective.takesConfidence() ? known(test.needed(limit, used)) : null,
            batches.method(test, level));
    return new TestedFigure(bounds, test.against(limit, used), test.against(limit + lag, used));
  }
}
