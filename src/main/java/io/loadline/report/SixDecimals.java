package io.loadline.report;

import io.loadline.plan.Objective;
import io.loadline.slo.ObjectiveVerdict;
import io.loadline.slo.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Measured figures as files and report entries have them; of a time in ms, that is to the ns. */
final class SixDecimals {
  private static final int DECIMALS = 6;

  /** What the judge takes for the limit itself, as computed figures are not exact. */
  private static final double TOLERANCE = 1e-9;

  private SixDecimals() {}

  /** Rounded, but exact where rounding would leave nothing of it. */
  static double of(double value) {
    if (!Double.isFinite(value)) {
      return value;
    }
    double rounded =
        BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP).doubleValue();
    return rounded == 0 ? value : rounded;
  }

  /** Rounded, but exact where rounding would move it to the other side of its limit. */
  static double observed(ObjectiveVerdict verdict, double observed) {
    Objective objective = verdict.objective();
    double limit = objective.limit();
    boolean allowed = objective.bound().allows(observed, limit);
    if (!allowed
        && verdict.verdict() == Verdict.PASS
        && Math.abs(observed - limit) <= TOLERANCE * Math.abs(limit)) {
      return limit;
    }
    double rounded = of(observed);
    return objective.bound().allows(rounded, limit) == allowed ? rounded : observed;
  }
}
