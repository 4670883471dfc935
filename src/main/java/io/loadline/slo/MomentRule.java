package io.loadline.slo;

import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.TimedSpan;
import io.loadline.result.Distribution;
import io.loadline.result.Moments;
import io.loadline.result.RunResult;
import io.loadline.result.StreamResult;

/** Mean, standard deviation and minimum, over the successes. */
final class MomentRule {
  private static final double NANOS_PER_MILLI = 1e6;

  private MomentRule() {}

  static ObjectiveVerdict judge(Objective objective, RunResult run) {
    StreamResult stream = run.stream();
    Distribution times = times(objective.metric().kind(), run);
    if (objective.metric().kind().isLatency() || stream == null) {
      return times.count() == 0
          ? nothing(objective, run)
          : judge(objective, run, times, figure(objective, known(run.withoutLag(), times)));
    }
    boolean first = objective.metric().kind().subject() == TimedSpan.FIRST_TOKEN;
    if (times.count() == 0) {
      Cause missing = first ? Cause.NO_TOKEN : Cause.NO_SECOND_TOKEN;
      return new ObjectiveVerdict(objective, null, 0, Verdict.FAIL, missing);
    }
    double withoutLag = first ? known(stream.firstWithoutLag(), times).mean() : times.mean();
    return judge(objective, run, times, withoutLag);
  }

  /** Of a load that was lost no times without our lag came; no FAIL stands there. */
  private static Moments known(Moments withoutLag, Distribution times) {
    return withoutLag.count() == 0 ? times.moments() : withoutLag;
  }

  /** How much of the mean of the times that a metric is of is our own lag, in ns. */
  static double lag(Metric.Kind kind, RunResult run) {
    StreamResult stream = run.stream();
    Distribution times = times(kind, run);
    if (kind.isLatency() || stream == null) {
      return Math.max(0, times.mean() - known(run.withoutLag(), times).mean());
    }
    return kind.subject() == TimedSpan.FIRST_TOKEN
        ? Math.max(0, times.mean() - known(stream.firstWithoutLag(), times).mean())
        : 0;
  }

  /** The times that a metric is of. */
  static Distribution times(Metric.Kind kind, RunResult run) {
    StreamResult stream = run.stream();
    if (kind.isLatency() || stream == null) {
      return run.response();
    }
    return switch (kind.subject()) {
      case FIRST_TOKEN -> stream.first();
      case TOKEN -> stream.perToken();
      default -> stream.gap();
    };
  }

  /** The mean, in ms, if so many requests that timed out had been answered at their last moment. */
  static double meanWith(long timeouts, Distribution times, RunResult run) {
    double omitted = timeouts * (double) run.plan().call().timeout().toNanos();
    double sum = times.moments().sum() + omitted;
    return sum / (times.count() + timeouts) / NANOS_PER_MILLI;
  }

  /** Not one success: FAIL, unless all is our own fault. */
  static ObjectiveVerdict nothing(Objective objective, RunResult run) {
    boolean allOurs = Judge.ownFault(run) == run.outcomes().total() && Judge.isSpoiled(run);
    Verdict verdict = allOurs ? Verdict.INVALID : Verdict.FAIL;
    return new ObjectiveVerdict(objective, null, 0, verdict, Cause.NO_SUCCESS);
  }

  /**
   * Our lag may be why the limit is broken or held, and why requests that timed out are missing.
   */
  private static ObjectiveVerdict judge(
      Objective objective, RunResult run, Distribution times, double nanosWithoutLag) {
    long samples = times.count();
    double observed = figure(objective, times.moments()) / NANOS_PER_MILLI;
    boolean holds = allows(objective, observed);
    if (holds != allows(objective, nanosWithoutLag / NANOS_PER_MILLI)
        || holds != allows(objective, withTimeouts(objective, run, times, observed))) {
      return new ObjectiveVerdict(objective, observed, samples, Verdict.INVALID, Cause.OWN_LAG);
    }
    Verdict verdict = holds ? Verdict.PASS : Verdict.FAIL;
    return new ObjectiveVerdict(objective, observed, samples, verdict, Cause.NONE);
  }

  private static double withTimeouts(
      Objective objective, RunResult run, Distribution times, double observed) {
    AddedTime.Effect effect = AddedTime.on(objective.metric().kind()).slowdown();
    return effect == AddedTime.Effect.RAISES_OR_OMITS
        ? meanWith(run.laggedTimeouts(), times, run)
        : observed;
  }

  private static boolean allows(Objective objective, double millis) {
    return objective.bound().allows(millis, objective.limit());
  }

  private static double figure(Objective objective, Moments times) {
    return switch (objective.metric().kind()) {
      case LATENCY_STDDEV -> times.stddev();
      case LATENCY_MIN -> times.min();
      default -> times.mean();
    };
  }
}
