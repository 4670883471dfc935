package io.loadline.slo;

import io.loadline.plan.Bound;
import io.loadline.plan.Objective;

/** Between which two values a figure lies, both included. */
record ValueRange(double least, double most) {
  /** Nothing is certain. */
  static final ValueRange ANY = new ValueRange(0, Double.POSITIVE_INFINITY);

  /** What is in the range and next to a figure that may be of more than it. */
  double nearest(double figure) {
    return Math.min(most, Math.max(least, figure));
  }

  /** Whether a limit is broken wherever in the range the figure lies. */
  boolean breaks(Objective objective) {
    double best = objective.bound() == Bound.UPPER ? least : most;
    return !objective.bound().allows(best, objective.limit());
  }

  /** Whether a limit holds wherever in the range the figure lies. */
  boolean keeps(Objective objective) {
    double worst = objective.bound() == Bound.UPPER ? most : least;
    return objective.bound().allows(worst, objective.limit());
  }
}
