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
 * The sandwich rule for a service that its CPU limit held back. That only makes it slower: an upper
 * limit on a time that holds stands, one that is broken might hold without, and an error is excused
 * only as a time-out. What timed out is missing from a mean, which stands only with it.
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
      case RAISES_OR_OMITS ->
          !isBrokenByErrors(verdict)
              && (AddedTime.Effect.RAISES.mayExplain(verdict) || isOmitted(verdict));
      case TIMES_OUT ->
          effect.mayExplain(verdict) && isTurned(verdict, certain(verdict.objective()));
      case LOWERS -> effect.mayExplain(verdict) && !AddedTime.isFixed(verdict, run);
      case EITHER, NOTHING -> effect.mayExplain(verdict);
    };
  }

  /** With the times of requests that timed out; of gaps nobody knows how many those had. */
  private boolean isOmitted(ObjectiveVerdict verdict) {
    Metric metric = verdict.objective().metric();
    long timeouts = run.outcomes().of(Outcome.TIMEOUT);
    if (metric.kind().isOfServer()) {
      return timeouts > 0
          && verdict.verdict() == Verdict.PASS
          && !ServerPartRule.isMeanKeptWith(timeouts, verdict.objective(), run);
    }
    return timeouts > 0
        && (metric.isRank()
            || isTurned(
                verdict, MomentRule.meanWith(timeouts, MomentRule.times(metric.kind(), run), run)));
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

  private static boolean isTurned(ObjectiveVerdict verdict, double figure) {
    Objective objective = verdict.objective();
    boolean holds = verdict.verdict() == Verdict.PASS;
    return objective.bound().allows(figure, objective.limit()) != holds;
  }

  /** The rank falls on an error, and would without the time-outs as well. */
  private boolean isBrokenByErrors(ObjectiveVerdict verdict) {
    Metric metric = verdict.objective().metric();
    return verdict.observed() == null && certainErrors() > allowed(metric);
  }

  /** How many requests may be slower than a limit that holds. */
  private double allowed(Metric metric) {
    boolean ofAll = metric.kind().isLatency() || metric.kind().isOfServer();
    boolean percentile = ofAll && metric.kind().isPercentile();
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
