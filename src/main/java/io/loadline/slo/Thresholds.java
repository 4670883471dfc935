package io.loadline.slo;

import io.loadline.plan.LoadPlan;

/**
 * From which figure on a signal spoils a second. Lag and pauses are held against the tightest
 * latency limit (without one, the timeout), since that is what they could break.
 */
record Thresholds(double lagNanos, double pauseNanos) {
  private static final double FINEST = 1e6;
  private static final double BUSY = 0.9;
  private static final double STEAL = 0.02;

  static Thresholds of(LoadPlan plan) {
    double tightest =
        plan.objectives().stream()
            .filter(objective -> objective.metric().kind().isLatency())
            .mapToDouble(objective -> objective.limit() * 1e6)
            .min()
            .orElse((double) plan.call().timeout().toNanos());
    return new Thresholds(Math.max(FINEST, tightest / 20), Math.max(FINEST, tightest / 10));
  }

  /** The figure above which a second counts as disturbed. */
  double of(Signal signal) {
    return switch (signal) {
      case THROTTLED -> 0;
      case STEAL -> STEAL;
      case PAUSE -> pauseNanos;
      case BUSY -> BUSY;
      case LAG -> lagNanos;
    };
  }
}
