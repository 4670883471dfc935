package io.loadline.slo;

import io.loadline.plan.Objective;

/** Compares figures that were computed, not counted: 24 / 0.3 s is no whole 80. */
final class RoundingTolerance {
  private static final double TOLERANCE = 1e-9;

  private RoundingTolerance() {}

  /** Whether a figure keeps the limit, but for what rounding may do to it. */
  static boolean allows(Objective objective, double figure) {
    return objective.bound().allows(figure, objective.limit())
        || Math.abs(figure - objective.limit()) <= TOLERANCE * Math.abs(objective.limit());
  }
}
