package io.loadline.slo;

import io.loadline.plan.Bound;
import io.loadline.plan.Objective;
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
    if (objective.metric().kind().isLatency() || stream == null) {
      String none = "no successful request";
      return run.response().count() == 0
          ? nothing(objective, run, none)
          : judge(objective, run.response(), figure(objective, run.withoutLag()), none);
    }
    return switch (objective.metric().kind().subject()) {
      case FIRST_TOKEN -> {
        double withoutLag = stream.firstWithoutLag().mean();
        yield judge(objective, stream.first(), withoutLag, "no token came");
      }
      case TOKEN -> judge(objective, stream.perToken());
      default -> judge(objective, stream.gap());
    };
  }

  /** Not one success: FAIL, unless all is our own fault. */
  private static ObjectiveVerdict nothing(Objective objective, RunResult run, String none) {
    boolean allOurs = Judge.ownFault(run) == run.outcomes().total() && Judge.isSpoiled(run);
    Verdict verdict = allOurs ? Verdict.INVALID : Verdict.FAIL;
    return new ObjectiveVerdict(objective, null, 0, verdict, none);
  }

  /** Of times that our lag is not in. */
  private static ObjectiveVerdict judge(Objective objective, Distribution times) {
    return judge(objective, times, times.mean(), "no answer had two tokens");
  }

  private static ObjectiveVerdict judge(
      Objective objective, Distribution times, double nanosWithoutLag, String none) {
    long samples = times.count();
    if (samples == 0) {
      return new ObjectiveVerdict(objective, null, 0, Verdict.FAIL, none);
    }
    double observed = figure(objective, times) / NANOS_PER_MILLI;
    double withoutLag = nanosWithoutLag / NANOS_PER_MILLI;
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
      case LATENCY_STDDEV -> false;
      default -> objective.bound() == Bound.UPPER;
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
