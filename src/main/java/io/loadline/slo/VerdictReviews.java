package io.loadline.slo;

import io.loadline.plan.AllowedInterference;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import java.util.List;

/**
 * All that is looked at before a verdict stands, in this order: a later review sees what an earlier
 * one left.
 *
 * @param lost whether the load was lost before its end, so that no FAIL stands
 * @param disturbances of the load generator, which its review is about
 */
record VerdictReviews(
    boolean lost,
    RunDisturbances disturbances,
    DisturbanceReview disturbance,
    ThrottlingReview throttling,
    TunnelReview tunnel,
    InterferenceReview interference)
    implements VerdictReview {
  static VerdictReviews of(RunResult run, AllowedInterference permitted) {
    RunDisturbances disturbances = RunDisturbances.of(run);
    return new VerdictReviews(
        run.ending() == RunEnding.LOST,
        disturbances,
        new DisturbanceReview(run, disturbances),
        ThrottlingReview.of(run, permitted),
        TunnelReview.of(run),
        InterferenceReview.of(run, permitted));
  }

  @Override
  public ObjectiveVerdict review(ObjectiveVerdict verdict) {
    boolean stands = verdict.verdict() != Verdict.FAIL && verdict.verdict() != Verdict.INVALID;
    if (lost && !stands) {
      return verdict.because(Verdict.INVALID, Cause.LOST_LOAD);
    }
    ObjectiveVerdict reviewed = verdict;
    for (VerdictReview each : List.of(disturbance, throttling, tunnel, interference)) {
      reviewed = each.review(reviewed);
    }
    return reviewed;
  }
}
