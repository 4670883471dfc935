package io.loadline.slo;

import io.loadline.plan.Bound;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.result.RunResult;

/**
 * Counts, ratios and rates. What our own fault can explain, requests never sent and time-outs of
 * requests that were fired late, does not prove a FAIL, and neither does our draw of arrivals.
 */
final class CountRule {
  private final Objective objective;
  private final RunResult run;
  private final ArrivalAllowance allowance;

  private CountRule(Objective objective, RunResult run) {
    this.objective = objective;
    this.run = run;
    this.allowance = new ArrivalAllowance(run);
  }

  static ObjectiveVerdict judge(Objective objective, RunResult run) {
    long total = run.outcomes().total();
    if (total == 0) {
      return new ObjectiveVerdict(objective, null, 0, Verdict.FAIL, Cause.NO_REQUEST);
    }
    return new CountRule(objective, run).judge();
  }

  private ObjectiveVerdict judge() {
    double observed = observed();
    boolean holds = holds(figure(0, 0));
    boolean holdsWithoutFault = holds(figure(Judge.ownFault(run), run.lag().max()));
    if (holds != holdsWithoutFault) {
      return verdict(observed, Verdict.INVALID, Cause.OWN_LAG);
    }
    Cause cause = holds && !holds(observed) ? Cause.DRAWN_ARRIVALS : Cause.NONE;
    return verdict(observed, holds ? Verdict.PASS : Verdict.FAIL, cause);
  }

  private boolean holds(double figure) {
    return RoundingTolerance.allows(objective, figure);
  }

  private ObjectiveVerdict verdict(double observed, Verdict verdict, Cause cause) {
    return new ObjectiveVerdict(objective, observed, run.outcomes().total(), verdict, cause);
  }

  private double observed() {
    return objective.metric().kind() == Metric.Kind.THROUGHPUT ? run.throughput() : figure(0, 0, 0);
  }

  /** The figure with so many errors taken for successes, without what our draw does to it. */
  private double figure(long excused, long excusedNanos) {
    boolean lower = objective.bound() == Bound.LOWER;
    return figure(
        excused, excusedNanos, lower ? allowance.missing() : Math.min(0, -allowance.surplus()));
  }

  private double figure(long excused, long excusedNanos, double drawn) {
    long total = run.outcomes().total();
    double errors = run.outcomes().errors() - excused;
    return switch (objective.metric().kind()) {
      case ERROR_COUNT -> errors;
      case ERROR_RATE -> errors / total;
      case REQUEST_COUNT -> total + drawn - (excused == 0 ? Judge.unsent(run) : 0);
      default -> throughput(excused, excusedNanos, drawn);
    };
  }

  private double throughput(long excused, long excusedNanos, double drawn) {
    double successes = run.outcomes().successes() + excused + drawn;
    boolean lower = objective.bound() == Bound.LOWER;
    double seconds = lower ? allowance.seconds(excusedNanos) : run.elapsedNanos() / 1e9;
    return seconds == 0 ? 0 : successes / seconds;
  }
}
