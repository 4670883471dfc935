package io.loadline.slo;

import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.result.ClusterResult;
import io.loadline.result.RunResult;
import io.loadline.result.TargetPath;
import io.loadline.result.TunnelOverhead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sandwich rule for a way that adds time of its own. A tunnel only makes a service look slower:
 * what holds through it holds without it, and what is broken through it is broken without it only
 * if that is more than what the tunnel was seen to add.
 */
final class TunnelReview implements VerdictReview {
  private static final double NANOS_PER_MILLI = 1e6;

  private final RunResult run;
  private final boolean used;
  private final @Nullable TunnelOverhead tunnel;

  private TunnelReview(RunResult run, boolean used, @Nullable TunnelOverhead tunnel) {
    this.run = run;
    this.used = used;
    this.tunnel = tunnel;
  }

  static TunnelReview of(RunResult run) {
    ClusterResult cluster = run.cluster();
    return cluster == null
        ? new TunnelReview(run, false, null)
        : new TunnelReview(run, cluster.path() == TargetPath.PORT_FORWARD, cluster.tunnel());
  }

  /** The verdict, INCONCLUSIVE where the tunnel may be the reason. */
  @Override
  public ObjectiveVerdict review(ObjectiveVerdict verdict) {
    return used && !Judge.isDead(run) && isDoubtful(verdict)
        ? verdict.because(Verdict.INCONCLUSIVE, Cause.TUNNEL)
        : verdict;
  }

  private boolean isDoubtful(ObjectiveVerdict verdict) {
    AddedTime.Effect effect = AddedTime.on(verdict.objective().metric().kind()).slowdown();
    return switch (effect) {
      // It adds too little to make a request time out.
      case RAISES, RAISES_OR_OMITS ->
          AddedTime.Effect.RAISES.mayExplain(verdict) && isExplained(verdict);
      case TIMES_OUT -> false;
      case LOWERS -> effect.mayExplain(verdict) && !AddedTime.isFixed(verdict, run);
      case EITHER, NOTHING -> effect.mayExplain(verdict);
    };
  }

  /** Taking off all that the tunnel adds turns the verdict; an error is none of its doing. */
  private boolean isExplained(ObjectiveVerdict verdict) {
    Double observed = verdict.observed();
    if (observed == null) {
      return false;
    }
    double overhead = overheadMillis();
    boolean holds = verdict.verdict() == Verdict.PASS;
    Objective objective = verdict.objective();
    return overhead < 0
        || objective.bound().allows(observed - overhead, objective.limit()) != holds;
  }

  /** What it adds to 99 of 100 requests at the most; negative when it is not known. */
  double overheadMillis() {
    return tunnel == null || tunnel.overheadP99Nanos() < 0
        ? -1
        : tunnel.overheadP99Nanos() / NANOS_PER_MILLI;
  }

  /** Whether the limit on a time is broken in spite of the tunnel. */
  boolean isOutweighed(List<ObjectiveVerdict> verdicts) {
    return used
        && !Judge.isDead(run)
        && verdicts.stream()
            .filter(each -> each.verdict() == Verdict.FAIL)
            .map(each -> each.objective().metric().kind())
            .anyMatch(Metric.Kind::isTime);
  }
}
