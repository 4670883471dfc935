package io.loadline.slo;

import io.loadline.plan.Bound;
import io.loadline.plan.Objective;
import io.loadline.result.Distribution;
import io.loadline.result.Moments;
import io.loadline.result.RunResult;

/** Mean, standard deviation and minimum, over the successes. */
final class MomentRule {
  private static final double NANOS_PER_MILLI = 1e6;

  private MomentRule() {}

  static ObjectiveVerdict judge(Objective objective, RunResult run) {
    long samples = run.response().count();
    if (samples == 0) {
      boolean allOurs = Judge.ownFault(run) == run.outcomes().total() && Judge.isSpoiled(run);
      Verdict verdict = allOurs ? Verdict.INVALID : Verdict.FAIL;
      return new ObjectiveVerdict(objective, null, 0, verdict, "no successful request");
    }
    double observed = figure(objective, run.response()) / NANOS_PER_MILLI;
    double withoutLag = figure(objective, run.withoutLag()) / NANOS_PER_MILLI;
    boolean holds = objective.bound().allows(observed, objective.limit());
    boolean holdsWithoutLag = objective.bound().allows(withoutLag, objective.limit());
    if (holds && (holdsWithoutLag || isSafe(objective))) {
      return new ObjectiveVerdict(objective, observed, samples, Verdict.PASS, "");
    }
    return holds || holdsWithoutLag
        ? new ObjectiveVerdict(objective, observed, samples, Verdict.INVALID, Wording.OWN_FAULT)
        : new ObjectiveVerdict(objective, observed, samples, Verdict.FAIL, "");
  }

  /** Lag can only raise a mean or a minimum, so an upper limit that holds with it holds. */
  private static boolean isSafe(Objective objective) {
    return switch (objective.metric().kind()) {
      case LATENCY_MEAN, LATENCY_MIN -> objective.bound() == Bound.UPPER;
      default -> false;
    };
  }

  private static double figure(Objective objective, Distribution times) {
    return switch (objective.metric().kind()) {
      case LATENCY_STDDEV -> times.stddev();
      case LATENCY_MIN -> times.min();
      default -> times.mean();
    };
  }

  private static double figure(Objective objective, Moments times) {
    return switch (objective.metric().kind()) {
      case LATENCY_STDDEV -> times.stddev();
      case LATENCY_MIN -> times.min();
      default -> times.mean();
    };
  }
}
