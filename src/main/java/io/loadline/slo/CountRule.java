package io.loadline.slo;

import io.loadline.plan.Objective;
import io.loadline.result.RunResult;

/**
 * Counts, ratios and rates. What our own fault can explain, requests never sent and time-outs of
 * requests that were fired late, does not prove a FAIL.
 */
final class CountRule {
  private CountRule() {}

  static ObjectiveVerdict judge(Objective objective, RunResult run) {
    long total = run.outcomes().total();
    if (total == 0) {
      return new ObjectiveVerdict(objective, null, 0, Verdict.FAIL, "no request was made");
    }
    double observed = figure(objective, run, 0);
    double withoutFault = figure(objective, run, Judge.ownFault(run));
    boolean holds = objective.bound().allows(observed, objective.limit());
    boolean holdsWithoutFault = objective.bound().allows(withoutFault, objective.limit());
    if (holds != holdsWithoutFault) {
      return new ObjectiveVerdict(objective, observed, total, Verdict.INVALID, Wording.OWN_FAULT);
    }
    Verdict verdict = holds ? Verdict.PASS : Verdict.FAIL;
    return new ObjectiveVerdict(objective, observed, total, verdict, "");
  }

  /** The figure with so many errors taken for successes. */
  private static double figure(Objective objective, RunResult run, long excused) {
    long total = run.outcomes().total();
    double errors = run.outcomes().errors() - excused;
    return switch (objective.metric().kind()) {
      case ERROR_COUNT -> errors;
      case ERROR_RATE -> errors / total;
      case REQUEST_COUNT -> total - (excused == 0 ? Judge.unsent(run) : 0);
      default -> throughput(run, excused);
    };
  }

  private static double throughput(RunResult run, long excused) {
    long successes = run.outcomes().successes() + excused;
    return run.elapsedNanos() == 0 ? 0 : successes * 1e9 / run.elapsedNanos();
  }
}
