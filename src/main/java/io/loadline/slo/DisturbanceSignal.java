package io.loadline.slo;

import io.loadline.result.Health;
import io.loadline.result.Interval;
import org.jspecify.annotations.Nullable;

/** A sign that the load generator or its machine disturbed the measurement. */
enum DisturbanceSignal {
  /** A quota held threads back; any time is too much. */
  THROTTLED,
  /** A hypervisor served others. */
  STEAL,
  /** A garbage collection, a safepoint, or a machine too busy to run a thread that is due. */
  PAUSE,
  /** A loop had hardly any time to spare. */
  BUSY,
  /** Requests were fired late. */
  LAG;

  /** Its figure in an interval: ns or a share; 0 when it is not known. */
  double of(Interval interval) {
    Health health = interval.health();
    if (this == LAG) {
      return interval.lags().percentile(99);
    }
    return health == null ? 0 : of(health);
  }

  private double of(Health health) {
    return switch (this) {
      case THROTTLED -> orZero(health.throttledNanos());
      case STEAL -> orZero(health.stealShare());
      case PAUSE -> orZero(health.longestPauseNanos());
      case BUSY -> orZero(health.busy());
      case LAG -> 0;
    };
  }

  private static double orZero(@Nullable Number value) {
    return value == null ? 0 : value.doubleValue();
  }
}
