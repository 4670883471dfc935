package io.loadline.slo;

import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.result.Distribution;
import io.loadline.result.Interval;
import io.loadline.result.RunResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an objective is broken or kept by what no disturbance of ours touched. A disturbance only
 * adds time to a request, so a PASS on most upper limits needs no second look; others stand when
 * the limit holds whatever the disturbances did. A FAIL stands when the windows that nothing
 * touched break the limit as well, or when it is broken even with all the time taken off that the
 * disturbances can have added, which is never more than what lies above the shortest service time.
 */
final class DisturbanceReview implements VerdictReview {
  private final RunResult run;
  private final RunDisturbances disturbances;
  private final List<Interval> clean;
  private final DisturbedFigures figures;
  private final @Nullable UndisturbedStreams streams;

  DisturbanceReview(RunResult run, RunDisturbances disturbances) {
    this.run = run;
    this.disturbances = disturbances;
    this.clean = disturbances.clean();
    this.figures = DisturbedFigures.of(run, disturbances);
    this.streams = run.stream() == null ? null : UndisturbedStreams.of(run, disturbances);
  }

  /** The verdict, INVALID where our disturbances may be the reason. */
  @Override
  public ObjectiveVerdict review(ObjectiveVerdict verdict) {
    return disturbances.isNone() || Judge.isDead(run) || stands(verdict)
        ? verdict
        : verdict.because(Verdict.INVALID, Cause.DISTURBANCE);
  }

  private boolean stands(ObjectiveVerdict verdict) {
    Objective objective = verdict.objective();
    UndisturbedStreams within = objective.metric().kind().isOfStreams() ? streams : null;
    return switch (verdict.verdict()) {
      case FAIL -> within == null ? isBroken(objective) : within.isBroken(objective);
      case PASS -> within == null ? isKept(objective) : within.isKept(objective);
      case INCONCLUSIVE, INVALID -> true;
    };
  }

  /** Broken the other way than a disturbance moves the figure, or by what none touched. */
  private boolean isBroken(Objective objective) {
    if (!effect(objective).mayBreak(objective.bound())) {
      return true;
    }
    if (objective.metric().kind().isOfServer()) {
      long doubtful = disturbances.doubtfulTimeouts(run) + Judge.unsent(run);
      return ServerPartRule.isBrokenWithout(
          disturbances.touchedSuccesses(), doubtful, objective, run);
    }
    return objective.metric().isRank() ? isRankBroken(objective) : figures.breaks(objective);
  }

  /** Kept although a disturbance moves the figure the other way, or whatever it did. */
  private boolean isKept(Objective objective) {
    if (!effect(objective).mayKeep(objective.bound())) {
      return true;
    }
    if (objective.metric().kind().isOfServer()) {
      return ServerPartRule.isMeanKeptWith(disturbances.doubtfulTimeouts(run), objective, run);
    }
    return objective.metric().isRank() ? isRankKept(objective) : figures.keeps(objective);
  }

  private static AddedTime.Effect effect(Objective objective) {
    return AddedTime.on(objective.metric().kind()).pause();
  }

  private boolean isRankBroken(Objective objective) {
    Metric metric = objective.metric();
    long requests = requests(clean);
    long unsent = Judge.unsent(run);
    boolean enough = isEnough(metric, requests);
    long seen = clean.stream().mapToLong(each -> withoutLag(each, objective)).sum() - unsent;
    return (enough && seen > allowed(metric, requests))
        || certain(objective) - unsent > allowed(metric, run.outcomes().total());
  }

  /** A lower limit: enough attempts are beyond it with all taken off that was added. */
  private boolean isRankKept(Objective objective) {
    long beyond = -disturbances.doubtfulTimeouts(run) - Judge.unsent(run);
    for (DisturbedInterval each : disturbances.intervals()) {
      Interval interval = each.interval();
      beyond += interval.histogram().above(objective.limitNanos() + each.spentNanos());
      beyond += interval.errors();
    }
    return beyond > allowed(objective.metric(), run.outcomes().total());
  }

  static boolean isEnough(Metric metric, long samples) {
    return samples > 0 && (metric.kind().isMax() || allowed(metric, samples) >= 1);
  }

  /** How many may be beyond a limit that holds. */
  static long allowed(Metric metric, long samples) {
    return metric.kind().isMax() ? 0 : samples - Distribution.rank(metric.percentile(), samples);
  }

  private static long withoutLag(Interval interval, Objective objective) {
    return interval.exceedances().stream()
        .filter(exceedance -> exceedance.limitNanos() == objective.limitNanos())
        .mapToLong(exceedance -> exceedance.withoutLag())
        .sum();
  }

  /**
   * Attempts beyond the limit by more than the disturbances can have added. The shortest service
   * time of the run is what a request takes undisturbed at least, so all are beyond a limit below
   * that.
   */
  private long certain(Objective objective) {
    long certain = 0;
    for (int i = 0; i < run.intervals().size(); i++) {
      Interval interval = run.intervals().get(i);
      long spent = disturbances.spentNanos(i);
      if (spent == 0) {
        certain += withoutLag(interval, objective);
      } else {
        long beyond = objective.limitNanos() + spent;
        boolean all = DisturbedFigures.fastestService(run) > objective.limitNanos();
        certain += all ? interval.successes() : interval.histogram().above(beyond);
        certain += interval.errors();
      }
    }
    return certain - disturbances.doubtfulTimeouts(run);
  }

  private static long requests(List<Interval> intervals) {
    return intervals.stream().mapToLong(Interval::requests).sum();
  }
}
