package io.loadline.slo;

import io.loadline.plan.GoodputLimits;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Objective;
import io.loadline.result.Health;
import io.loadline.result.Interval;
import io.loadline.result.WorkerFigures;
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

  /** Its worst figure of a whole worker: ns or a share; 0 when it is not known. */
  double of(WorkerFigures worker) {
    Health health = worker.health();
    if (this == LAG) {
      return worker.lag().maxNanos();
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

  /**
   * From which figure on a signal spoils a second. Lag and pauses are held against the tightest
   * limit on a time (without one, the timeout), since that is what they could break.
   */
  record Thresholds(double lagNanos, double pauseNanos) {
    private static final double FINEST = 1e6;
    private static final double BUSY = 0.9;
    private static final double STEAL = 0.02;

    static Thresholds of(LoadPlan plan) {
      double tightest = tightest(plan);
      return new Thresholds(Math.max(FINEST, tightest / 20), Math.max(FINEST, tightest / 10));
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
}
