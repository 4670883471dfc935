package io.loadline.slo;

import io.loadline.plan.AllowedInterference;
import io.loadline.result.RunResult;
import java.util.List;

/**
 * All that is looked at before a verdict stands, in this order: a later review sees what an earlier
 * one left.
 *
 * @param disturbances of the load generator, which its review is about
 */
record VerdictReviews(
    RunDisturbances disturbances,
    DisturbanceReview disturbance,
    ThrottlingReview throttling,
    TunnelReview tunnel,
    InterferenceReview interference)
    implements VerdictReview {
  static VerdictReviews of(RunResult run, AllowedInterference permitted) {
    RunDisturbances disturbances = RunDisturbances.of(run);
    return new VerdictReviews(
        disturbances,
        new DisturbanceReview(run, disturbances),
        ThrottlingReview.of(run, permitted),
        TunnelReview.of(run),
        InterferenceReview.of(run, permitted));
  }

  @Override
  public ObjectiveVerdict review(ObjectiveVerdict verdict) {
    ObjectiveVerdict reviewed = verdict;
    for (VerdictReview each : List.of(disturbance, throttling, tunnel, interference)) {
      reviewed = each.review(reviewed);
    }
    return reviewed;
  }
}
