package io.loadline.slo;

import io.loadline.plan.Bound;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.result.Exceedance;
import io.loadline.result.RunResult;
import org.jspecify.annotations.Nullable;

/**
 * Percentiles and the maximum, over all attempts: an error is slower than anything. Upper limits
 * are decided by attempts counted one by one, never by a histogram's bucket.
 */
final class RankRule {
  private static final double NANOS_PER_MILLI = 1e6;

  private RankRule() {}

  static ObjectiveVerdict judge(Objective objective, RunResult run) {
    return judge(objective, run, RankedSample.of(objective.metric(), run));
  }

  static ObjectiveVerdict judge(Objective objective, RunResult run, RankedSample ranked) {
    if (ranked.total() == 0) {
      return new ObjectiveVerdict(objective, null, 0, Verdict.FAIL, ranked.missing());
    }
    if (isTooFew(objective.metric(), run, ranked)) {
      Double observed = observed(objective.metric(), ranked);
      return new ObjectiveVerdict(
          objective, observed, ranked.total(), Verdict.INCONCLUSIVE, Cause.TOO_FEW);
    }
    return objective.bound() == Bound.UPPER ? upper(objective, ranked) : lower(objective, ranked);
  }

  /** Requests of open runs are counted before they start; users and tokens cannot be. */
  private static boolean isTooFew(Metric metric, RunResult run, RankedSample ranked) {
    return (!run.plan().workload().isOpen() || metric.kind().isOfStreams())
        && metric.kind().isPercentile()
        && ranked.rank(metric) == ranked.total();
  }

  /** How many samples a percentile needs to exist. */
  static long needed(Metric metric) {
    return (long) Math.ceil(100 / (100 - metric.percentile()) - 1e-9);
  }

  private static ObjectiveVerdict upper(Objective objective, RankedSample ranked) {
    long total = ranked.total();
    long allowed = total - ranked.rank(objective.metric());
    Exceedance exceedance = ranked.exceedance(objective.limitNanos());
    Double observed = observed(objective.metric(), ranked);
    Cause cause = observed == null ? Cause.ERROR_AT_RANK : Cause.NONE;
    if (exceedance.response() <= allowed) {
      Double shown = observed == null ? null : Math.min(observed, objective.limit());
      return new ObjectiveVerdict(objective, shown, total, Verdict.PASS, cause);
    }
    Double shown = observed == null ? null : Math.max(observed, Math.nextUp(objective.limit()));
    if (exceedance.withoutLag() - ranked.ownFault() > allowed) {
      return new ObjectiveVerdict(objective, shown, total, Verdict.FAIL, cause);
    }
    return new ObjectiveVerdict(objective, shown, total, Verdict.INVALID, Cause.OWN_LAG);
  }

  /** Our lag lengthens times, so only what is free of it can prove a lower limit. */
  private static ObjectiveVerdict lower(Objective objective, RankedSample ranked) {
    long total = ranked.total();
    Double observed = observed(objective.metric(), ranked);
    long rank = ranked.rank(objective.metric());
    if (observed == null) {
      boolean ours = rank <= ranked.values().count() + ranked.ownFault();
      Verdict verdict = ours ? Verdict.INVALID : Verdict.FAIL;
      return new ObjectiveVerdict(objective, null, total, verdict, Cause.ERROR_AT_RANK);
    }
    double proven = (ranked.proof().atRank(rank) - ranked.lag()) / NANOS_PER_MILLI;
    if (observed < objective.limit()) {
      return new ObjectiveVerdict(objective, observed, total, Verdict.FAIL, Cause.NONE);
    }
    return proven >= objective.limit()
        ? new ObjectiveVerdict(objective, observed, total, Verdict.PASS, Cause.NONE)
        : new ObjectiveVerdict(objective, observed, total, Verdict.INVALID, Cause.OWN_LAG);
  }

  /** In ms; null when the rank falls on an error. */
  static @Nullable Double observed(Metric metric, RankedSample ranked) {
    long rank = ranked.rank(metric);
    return rank <= ranked.values().count() ? ranked.values().atRank(rank) / NANOS_PER_MILLI : null;
  }
}
