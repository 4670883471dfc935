package io.loadline.slo;

import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.result.Distribution;
import io.loadline.result.Interval;
import io.loadline.result.Moments;
import io.loadline.result.RunResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an objective is broken by what no disturbance of ours touched. A disturbance only adds
 * time to a request, so a PASS needs no second look; a FAIL stands when the windows that nothing
 * touched break the limit as well, or when it is broken even with all the time taken off that the
 * disturbances can have added, which is never more than what lies above the fastest answer.
 */
final class DisturbanceReview implements VerdictReview {
  private static final double NANOS_PER_MILLI = 1e6;

  private final RunResult run;
  private final RunDisturbances disturbances;
  private final List<Interval> clean;
  private final ArrivalAllowance allowance;
  private final @Nullable UndisturbedStreams streams;

  DisturbanceReview(RunResult run, RunDisturbances disturbances) {
    this.run = run;
    this.disturbances = disturbances;
    this.clean = disturbances.clean();
    this.allowance = new ArrivalAllowance(run);
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
      case PASS -> within == null || within.isKept(objective);
      case INCONCLUSIVE, INVALID -> true;
    };
  }

  /** Broken the other way than a disturbance moves the figure, or by what none touched. */
  private boolean isBroken(Objective objective) {
    Metric.Kind kind = objective.metric().kind();
    return !AddedTime.on(kind).pause().mayBreak(objective.bound())
        || switch (kind) {
          case LATENCY_PERCENTILE, LATENCY_MAX -> isRankBroken(objective);
          case LATENCY_MEAN -> isMeanBroken(objective);
          case LATENCY_STDDEV -> breaks(objective, moments(clean).stddev());
          case LATENCY_MIN -> breaks(objective, (double) moments(clean).min());
          case ERROR_COUNT ->
              breaks(objective, errors(clean)) || breaks(objective, certainErrors());
          case ERROR_RATE -> isErrorRateBroken(objective);
          case THROUGHPUT -> isThroughputBroken(objective);
          case REQUEST_COUNT ->
              allowance.isOpen()
                  || isRateBroken(objective, requests(clean) * run.elapsedNanos() / 1e9);
          default -> false; // Only what streams has the others.
        };
  }

  private static boolean breaks(Objective objective, double nanosOrCount) {
    double unit = objective.metric().kind().isLatency() ? NANOS_PER_MILLI : 1;
    return !objective.bound().allows(nanosOrCount / unit, objective.limit());
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
   * Attempts beyond the limit by more than the disturbances can have added. The fastest answer of
   * the run is what a request takes undisturbed at least, so all are beyond a limit below that.
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
        boolean all = run.response().min() > objective.limitNanos();
        certain += all ? interval.successes() : interval.histogram().above(beyond);
        certain += interval.errors();
      }
    }
    return certain - disturbances.doubtfulTimeouts(run);
  }

  private boolean isMeanBroken(Objective objective) {
    double sum = 0;
    for (int i = 0; i < run.intervals().size(); i++) {
      sum += least(i);
    }
    long samples = moments(clean).count();
    double seen = clean.stream().mapToDouble(DisturbanceReview::withoutLag).sum();
    return (samples > 0 && breaks(objective, seen / (double) samples))
        || breaks(objective, sum / (double) run.response().count());
  }

  /** What the responses of an interval would have come to at least. */
  private double least(int index) {
    Interval interval = run.intervals().get(index);
    double answers = interval.successes();
    double takenOff = withoutLag(interval) - answers * disturbances.spentNanos(index);
    return Math.max(takenOff, answers * run.response().min());
  }

  /** At least: the lag of all requests is taken off those that succeeded. */
  private static double withoutLag(Interval interval) {
    return (double) interval.response().sum() - interval.lag().sum();
  }

  private boolean isErrorRateBroken(Objective objective) {
    long requests = requests(clean);
    return (requests > 0 && breaks(objective, errors(clean) / (double) requests))
        || breaks(objective, certainErrors() / (double) run.outcomes().total());
  }

  /** A disturbance can make a request time out, but not make a service say 500. */
  private double certainErrors() {
    return (double) run.outcomes().errors()
        - disturbances.doubtfulTimeouts(run)
        - Judge.unsent(run);
  }

  /** In an open load by the share of successes, since our draw decides how many there may be. */
  private boolean isThroughputBroken(Objective objective) {
    if (!allowance.isOpen()) {
      return isRateBroken(objective, successes(clean));
    }
    double offered = requests(clean);
    double good = run.outcomes().total() - certainErrors() + allowance.missing();
    return (offered > 0
            && breaks(objective, successes(clean) / offered * allowance.offeredPerSecond()))
        || breaks(objective, good / allowance.seconds(disturbances.lostNanos()));
  }

  /** So many in the clean windows, by their length. */
  private boolean isRateBroken(Objective objective, double count) {
    double seconds = clean.stream().mapToDouble(each -> seconds(each, run)).sum();
    return seconds > 0 && breaks(objective, count / seconds);
  }

  /** As far as it was measured: the run may end within the last one. */
  static double seconds(Interval interval, RunResult run) {
    return Math.min(interval.lengthNanos(), run.elapsedNanos() - interval.startNanos()) / 1e9;
  }

  private static long requests(List<Interval> intervals) {
    return intervals.stream().mapToLong(Interval::requests).sum();
  }

  private static double successes(List<Interval> intervals) {
    return intervals.stream().mapToLong(Interval::successes).sum();
  }

  private static double errors(List<Interval> intervals) {
    return intervals.stream().mapToLong(Interval::errors).sum();
  }

  private static Moments moments(List<Interval> intervals) {
    return intervals.stream().map(Interval::response).reduce(Moments.NONE, Moments::plus);
  }
}
