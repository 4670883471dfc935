package io.loadline.slo;

import io.loadline.plan.Bound;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.result.RunResult;
import io.loadline.result.StreamResult;

/**
 * Tokens a second and goodput. As with every count, what our own fault can explain does not prove a
 * FAIL: requests never sent or fired late are taken for good answers of the usual length. So are
 * those that our draw of the arrivals did not offer.
 */
final class StreamRule {
  private static final double NANOS_PER_SECOND = 1e9;

  private StreamRule() {}

  static ObjectiveVerdict judge(Objective objective, RunResult run) {
    long total = run.outcomes().total();
    StreamResult stream = run.stream();
    if (stream == null || stream.tokens() == 0) {
      Cause missing = run.plan().call().target().isGrpc() ? Cause.NO_MESSAGE : Cause.NO_TOKEN;
      return new ObjectiveVerdict(objective, null, total, Verdict.FAIL, missing);
    }
    double observed = observed(objective, run, stream);
    boolean holds = RoundingTolerance.allows(objective, figure(objective, run, stream, false));
    boolean holdsExcused =
        RoundingTolerance.allows(objective, figure(objective, run, stream, true));
    if (holds != holdsExcused) {
      return new ObjectiveVerdict(objective, observed, total, Verdict.INVALID, Cause.OWN_LAG);
    }
    boolean drawn = holds && !RoundingTolerance.allows(objective, observed);
    Cause cause = drawn ? Cause.DRAWN_ARRIVALS : Cause.NONE;
    Verdict verdict = holds ? Verdict.PASS : Verdict.FAIL;
    return new ObjectiveVerdict(objective, observed, total, verdict, cause);
  }

  private static double observed(Objective objective, RunResult run, StreamResult stream) {
    if (objective.metric().kind() == Metric.Kind.GOODPUT) {
      return figure(objective, run, stream, false);
    }
    return run.elapsedNanos() == 0 ? 0 : stream.tokens() * NANOS_PER_SECOND / run.elapsedNanos();
  }

  private static double figure(
      Objective objective, RunResult run, StreamResult stream, boolean excuse) {
    long ownFault = excuse ? Judge.ownFault(run) : 0;
    if (objective.metric().kind() == Metric.Kind.GOODPUT) {
      long good = excuse ? stream.goodWithoutLag() : stream.good();
      return (double) (good + ownFault) / run.outcomes().total();
    }
    ArrivalAllowance allowance = new ArrivalAllowance(run);
    boolean lower = objective.bound() == Bound.LOWER;
    double drawn = lower ? allowance.missing() : Math.min(0, -allowance.surplus());
    double usual = (double) stream.tokens() / run.outcomes().successes();
    double tokens = stream.tokens() + (ownFault + drawn) * usual;
    long excusedNanos = excuse ? run.lag().max() : 0;
    double seconds =
        lower ? allowance.seconds(excusedNanos) : run.elapsedNanos() / NANOS_PER_SECOND;
    return seconds == 0 ? 0 : tokens / seconds;
  }
}
