package io.loadline.slo;

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
      return run.response().count() == 0
          ? nothing(objective, run)
          : judge(objective, run.response(), figure(objective, run.withoutLag()), Cause.NO_SUCCESS);
    }
    return switch (objective.metric().kind().subject()) {
      case FIRST_TOKEN -> {
        double withoutLag = stream.firstWithoutLag().mean();
        yield judge(objective, stream.first(), withoutLag, Cause.NO_TOKEN);
      }
      case TOKEN -> judge(objective, stream.perToken());
      default -> judge(objective, stream.gap());
    };
  }

  /** Not one success: FAIL, unless all is our own fault. */
  private static ObjectiveVerdict nothing(Objective objective, RunResult run) {
    boolean allOurs = Judge.ownFault(run) == run.outcomes().total() && Judge.isSpoiled(run);
    Verdict verdict = allOurs ? Verdict.INVALID : Verdict.FAIL;
    return new ObjectiveVerdict(objective, null, 0, verdict, Cause.NO_SUCCESS);
  }

  /** Of times that our lag is not in. */
  private static ObjectiveVerdict judge(Objective objective, Distribution times) {
    return judge(objective, times, times.mean(), Cause.NO_SECOND_TOKEN);
  }

  private static ObjectiveVerdict judge(
      Objective objective, Distribution times, double nanosWithoutLag, Cause missing) {
    long samples = times.count();
    if (samples == 0) {
      return new ObjectiveVerdict(objective, null, 0, Verdict.FAIL, missing);
    }
    double observed = figure(objective, times) / NANOS_PER_MILLI;
    double withoutLag = nanosWithoutLag / NANOS_PER_MILLI;
    boolean holds = objective.bound().allows(observed, objective.limit());
    boolean holdsWithoutLag = objective.bound().allows(withoutLag, objective.limit());
    if (holds && (holdsWithoutLag || isSafe(objective))) {
      return new ObjectiveVerdict(objective, observed, samples, Verdict.PASS, Cause.NONE);
    }
    return holds || holdsWithoutLag
        ? new ObjectiveVerdict(objective, observed, samples, Verdict.INVALID, Cause.OWN_LAG)
        : new ObjectiveVerdict(objective, observed, samples, Verdict.FAIL, Cause.NONE);
  }

  /** Holds in spite of our lag: an upper limit on a mean or a minimum, which lag only raises. */
  private static boolean isSafe(Objective objective) {
    return !AddedTime.on(objective.metric().kind()).slowdown().mayKeep(objective.bound());
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
