package io.loadline.slo;

import io.loadline.result.Health;
import io.loadline.result.Interval;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A sign that the load generator or its machine disturbed the measurement. */
enum Signal {
  /** A quota held threads back; any time is too much. */
  THROTTLED("raise the CPU limit of the container or job, or lower the rate") {
    @Override
    double of(Interval interval) {
      Health health = interval.health();
      return health == null ? 0 : orZero(health.throttledNanos());
    }

    @Override
    String text(double value) {
      return "its CPU quota held the load generator back for " + millis(value);
    }
  },
  /** A hypervisor served others. */
  STEAL("use a machine whose processors are not shared with others") {
    @Override
    double of(Interval interval) {
      Health health = interval.health();
      return health == null ? 0 : orZero(health.stealShare());
    }

    @Override
    String text(double value) {
      return "the hypervisor gave " + percent(value) + " of the processors to others";
    }
  },
  /** A garbage collection, a safepoint, or a machine too busy to run a thread that is due. */
  PAUSE("if it was the garbage collector, give the test JVM more memory (-Xmx), else free a core") {
    @Override
    double of(Interval interval) {
      Health health = interval.health();
      return health == null ? 0 : orZero(health.longestPauseNanos());
    }

    @Override
    String text(double value) {
      return "the JVM or the machine stood still for " + millis(value);
    }
  },
  /** A loop had hardly any time to spare. */
  BUSY("lower the rate, or give the test more cores") {
    @Override
    double of(Interval interval) {
      Health health = interval.health();
      return health == null ? 0 : orZero(health.busy());
    }

    @Override
    String text(double value) {
      return "a loop of the load generator was busy for " + percent(value) + " of the time";
    }
  },
  /** Requests were fired late. */
  LAG("free a core for the test, or lower the rate") {
    @Override
    double of(Interval interval) {
      return interval.lags().percentile(99);
    }

    @Override
    String text(double value) {
      return "requests were fired late, p99 " + millis(value);
    }
  };

  private final String remedy;

  Signal(String remedy) {
    this.remedy = remedy;
  }

  /** What makes it go away. */
  String remedy() {
    return remedy;
  }

  /** Its figure in an interval: ns or a share; 0 when it is not known. */
  abstract double of(Interval interval);

  abstract String text(double value);

  private static double orZero(@Nullable Number value) {
    return value == null ? 0 : value.doubleValue();
  }

  private static String millis(double nanos) {
    return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }
}
