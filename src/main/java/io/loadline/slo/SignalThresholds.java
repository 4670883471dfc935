package io.loadline.slo;

import io.loadline.plan.GoodputLimits;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Objective;

/**
 * From which figure on a signal spoils a second. Lag and pauses are held against the tightest limit
 * on a time (without one, the timeout), since that is what they could break.
 */
record SignalThresholds(double lagNanos, double pauseNanos) {
  private static final double FINEST = 1e6;
  private static final double BUSY = 0.9;
  private static final double STEAL = 0.02;

  static SignalThresholds of(LoadPlan plan) {
    double tightest = tightest(plan);
    return new SignalThresholds(Math.max(FINEST, tightest / 20), Math.max(FINEST, tightest / 10));
  }

  private static long tightest(LoadPlan plan) {
    GoodputLimits goodput = plan.goodput();
    long single = Math.min(goodput.response(), Math.min(goodput.firstToken(), goodput.token()));
    long tightest =
        plan.objectives().stream()
            .filter(objective -> objective.metric().kind().isTime())
            .mapToLong(Objective::limitNanos)
            .reduce(single, Math::min);
    return tightest == GoodputLimits.NO_LIMIT ? plan.call().timeout().toNanos() : tightest;
  }

  /** The figure above which a second counts as disturbed. */
  double of(DisturbanceSignal signal) {
    return switch (signal) {
      case THROTTLED -> 0;
      case STEAL -> STEAL;
      case PAUSE -> pauseNanos;
      case BUSY -> BUSY;
      case LAG -> lagNanos;
    };
  }
}
