package io.loadline.slo;

import io.loadline.plan.Bound;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.result.RunResult;
import io.loadline.result.StreamResult;

/**
 * Tokens a second and goodput. As with every count, what our own fault can explain does not prove a
 * FAIL: requests never sent or fired late are taken for good answers of the usual length.
 */
final class StreamRule {
  private static final double NANOS_PER_SECOND = 1e9;

  private StreamRule() {}

  static ObjectiveVerdict judge(Objective objective, RunResult run) {
    long total = run.outcomes().total();
    StreamResult stream = run.stream();
    if (stream == null || stream.tokens() == 0) {
      String reason = run.plan().call().target().isGrpc() ? "no message came" : "no token came";
      return new ObjectiveVerdict(objective, null, total, Verdict.FAIL, reason);
    }
    double observed = figure(objective, run, stream, false);
    boolean holds = objective.bound().allows(observed, objective.limit());
    double excused = figure(objective, run, stream, true);
    boolean holdsExcused = objective.bound().allows(excused, objective.limit());
    if (holds && (holdsExcused || objective.bound() == Bound.LOWER)) {
      return new ObjectiveVerdict(objective, observed, total, Verdict.PASS, "");
    }
    return holds || holdsExcused
        ? new ObjectiveVerdict(objective, observed, total, Verdict.INVALID, Wording.OWN_FAULT)
        : new ObjectiveVerdict(objective, observed, total, Verdict.FAIL, "");
  }

  private static double figure(
      Objective objective, RunResult run, StreamResult stream, boolean excuse) {
    long ownFault = excuse ? Judge.ownFault(run) : 0;
    if (objective.metric().kind() == Metric.Kind.GOODPUT) {
      long good = excuse ? stream.goodWithoutLag() : stream.good();
      return (double) (good + ownFault) / run.outcomes().total();
    }
    double usual = (double) stream.tokens() / run.outcomes().successes();
    double tokens = stream.tokens() + ownFault * usual;
    return run.elapsedNanos() == 0 ? 0 : tokens * NANOS_PER_SECOND / run.elapsedNanos();
  }
}
