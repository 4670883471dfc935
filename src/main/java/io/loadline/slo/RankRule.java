package io.loadline.slo;

import io.loadline.plan.Bound;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.result.Distribution;
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
    long total = run.outcomes().total();
    if (total == 0) {
      return new ObjectiveVerdict(objective, null, 0, Verdict.FAIL, "no request was made");
    }
    if (isTooFew(objective.metric(), run)) {
      String reason = "too few requests: " + objective.metric() + " needs " + needed(objective);
      Double observed = observed(objective.metric(), run);
      return new ObjectiveVerdict(objective, observed, total, Verdict.INCONCLUSIVE, reason);
    }
    return objective.bound() == Bound.UPPER ? upper(objective, run) : lower(objective, run);
  }

  /** Open runs are checked before they start; only a closed loop can end with too few. */
  private static boolean isTooFew(Metric metric, RunResult run) {
    return !run.plan().workload().isOpen()
        && metric.kind() == Metric.Kind.LATENCY_PERCENTILE
        && Distribution.rank(metric.percentile(), run.outcomes().total()) == run.outcomes().total();
  }

  private static long needed(Objective objective) {
    return (long) Math.ceil(100 / (100 - objective.metric().percentile()) - 1e-9);
  }

  private static ObjectiveVerdict upper(Objective objective, RunResult run) {
    long total = run.outcomes().total();
    long allowed = total - rank(objective.metric(), total);
    Exceedance exceedance = run.exceedance(objective.limitNanos());
    Double observed = observed(objective.metric(), run);
    String error = observed == null ? "error" : "";
    if (exceedance.response() <= allowed) {
      Double shown = observed == null ? null : Math.min(observed, objective.limit());
      return new ObjectiveVerdict(objective, shown, total, Verdict.PASS, error);
    }
    Double shown = observed == null ? null : Math.max(observed, Math.nextUp(objective.limit()));
    if (exceedance.withoutLag() - Judge.ownFault(run) > allowed) {
      return new ObjectiveVerdict(objective, shown, total, Verdict.FAIL, error);
    }
    return new ObjectiveVerdict(objective, shown, total, Verdict.INVALID, Wording.OWN_FAULT);
  }

  /** Our lag lengthens response times, so only the service time can prove a lower limit. */
  private static ObjectiveVerdict lower(Objective objective, RunResult run) {
    long total = run.outcomes().total();
    Double observed = observed(objective.metric(), run);
    long rank = rank(objective.metric(), total);
    if (observed == null) {
      boolean ours = rank <= run.response().count() + Judge.ownFault(run);
      Verdict verdict = ours ? Verdict.INVALID : Verdict.FAIL;
      return new ObjectiveVerdict(objective, null, total, verdict, "error");
    }
    double service = run.service().atRank(rank) / NANOS_PER_MILLI;
    if (observed < objective.limit()) {
      return new ObjectiveVerdict(objective, observed, total, Verdict.FAIL, "");
    }
    return service >= objective.limit()
        ? new ObjectiveVerdict(objective, observed, total, Verdict.PASS, "")
        : new ObjectiveVerdict(objective, observed, total, Verdict.INVALID, Wording.OWN_FAULT);
  }

  private static long rank(Metric metric, long total) {
    return metric.kind() == Metric.Kind.LATENCY_MAX
        ? total
        : Distribution.rank(metric.percentile(), total);
  }

  /** In ms; null when the rank falls on an error. */
  private static @Nullable Double observed(Metric metric, RunResult run) {
    long rank = rank(metric, run.outcomes().total());
    return rank <= run.response().count() ? run.response().atRank(rank) / NANOS_PER_MILLI : null;
  }
}
