package io.loadline.slo;

import io.loadline.plan.AllowedInterference;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import java.util.List;

/**
 * All that is looked at before a verdict stands, in this order: a later review sees what an earlier
 * one left.
 *
 * @param ending of the run; where the load was lost no FAIL stands
 * @param disturbances of the load generator, which its review is about
 */
record VerdictReviews(
    RunEnding ending,
    RunDisturbances disturbances,
    DisturbanceReview disturbance,
    ThrottlingReview throttling,
    TunnelReview tunnel,
    InterferenceReview interference)
    implements VerdictReview {
  static VerdictReviews of(RunResult run, AllowedInterference permitted) {
    RunDisturbances disturbances = RunDisturbances.of(run);
    return new VerdictReviews(
        run.ending(),
        disturbances,
        new DisturbanceReview(run, disturbances),
        ThrottlingReview.of(run, permitted),
        TunnelReview.of(run),
        InterferenceReview.of(run, permitted));
  }

  @Override
  public ObjectiveVerdict review(ObjectiveVerdict verdict) {
    boolean stands = verdict.verdict() != Verdict.FAIL && verdict.verdict() != Verdict.INVALID;
    if (ending == RunEnding.LOST && !stands) {
      return verdict.because(Verdict.INVALID, Cause.LOST_LOAD);
    }
    boolean early = ending == RunEnding.INTERRUPTED && verdict.cause() == Cause.OWN_LAG;
    ObjectiveVerdict reviewed = early ? verdict.because(Verdict.INVALID, Cause.EARLY_END) : verdict;
    for (VerdictReview each : List.of(disturbance, throttling, tunnel, interference)) {
      reviewed = each.review(reviewed);
    }
    return reviewed;
  }
}
