package io.loadline.slo;

import io.loadline.plan.AllowedInterference;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.result.Distribution;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import java.util.List;

/**
 * The sandwich rule for a service that its CPU limit held back. That only makes it slower: what
 * holds stands, what is broken might hold without, and an error is excused only as a time-out.
 */
final class ThrottlingReview implements VerdictReview {
  private final RunResult run;
  private final List<Interference> all;
  private final boolean permitted;

  private ThrottlingReview(RunResult run, List<Interference> all, boolean permitted) {
    this.run = run;
    this.all = all;
    this.permitted = permitted;
  }

  static ThrottlingReview of(RunResult run, AllowedInterference permitted) {
    List<Interference> all =
        InterferenceReview.all(run).stream()
            .filter(each -> each.kind() == InterferenceKind.THROTTLED)
            .toList();
    return new ThrottlingReview(run, all, permitted.throttling());
  }

  /** The verdict, INVALID where the limit may be the reason. */
  @Override
  public ObjectiveVerdict review(ObjectiveVerdict verdict) {
    return !all.isEmpty() && !permitted && !Judge.isDead(run) && isDoubtful(verdict)
        ? verdict.because(Verdict.INVALID, Cause.CPU_LIMIT)
        : verdict;
  }

  private boolean isDoubtful(ObjectiveVerdict verdict) {
    AddedTime.Effect effect = AddedTime.on(verdict.objective().metric().kind()).slowdown();
    return switch (effect) {
      case RAISES ->
          !isBrokenByErrors(verdict) && (effect.mayExplain(verdict) || isTimedOut(verdict));
      case TIMES_OUT ->
          effect.mayExplain(verdict) && holds(verdict.objective(), certain(verdict.objective()));
      case LOWERS, EITHER, NOTHING -> effect.mayExplain(verdict);
    };
  }

  /** A rank has no figure only because of time-outs. */
  private static boolean isTimedOut(ObjectiveVerdict verdict) {
    return verdict.verdict() == Verdict.FAIL && verdict.observed() == null;
  }

  /** The count or share of the errors that are none of the limit's doing. */
  private double certain(Objective objective) {
    boolean count = objective.metric().kind() == Metric.Kind.ERROR_COUNT;
    return count ? certainErrors() : certainErrors() / run.outcomes().total();
  }

  private static boolean holds(Objective objective, double figure) {
    return objective.bound().allows(figure, objective.limit());
  }

  /** The rank falls on an error, and would without the time-outs as well. */
  private boolean isBrokenByErrors(ObjectiveVerdict verdict) {
    Metric metric = verdict.objective().metric();
    return verdict.observed() == null && certainErrors() > allowed(metric);
  }

  /** How many requests may be slower than a limit that holds. */
  private double allowed(Metric metric) {
    boolean percentile = metric.kind().isLatency() && metric.kind().isPercentile();
    long total = run.outcomes().total();
    return percentile ? total - Distribution.rank(metric.percentile(), total) : 0;
  }

  /** No limit makes a service say 500. */
  private double certainErrors() {
    return run.outcomes().errors() - run.outcomes().of(Outcome.TIMEOUT);
  }

  boolean isPermitted() {
    return permitted;
  }

  /** All that was seen of it; empty when the service was not held back. */
  List<Interference> all() {
    return all;
  }

  /** Whether it is the reason of a verdict. */
  boolean explains(List<ObjectiveVerdict> verdicts) {
    return verdicts.stream().anyMatch(each -> each.cause() == Cause.CPU_LIMIT);
  }
}
