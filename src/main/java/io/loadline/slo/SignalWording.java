package io.loadline.slo;

import java.util.Locale;

/** What the signals of a disturbed load generator mean, in words. */
final class SignalWording {
  private SignalWording() {}

  /** What makes it go away. */
  static String remedy(Signal signal) {
    return switch (signal) {
      case THROTTLED -> "raise the CPU limit of the container or job, or lower the rate";
      case STEAL -> "use a machine whose processors are not shared with others";
      case PAUSE ->
          "if it was the garbage collector, give the test JVM more memory (-Xmx), else free a core";
      case BUSY -> "lower the rate, or give the test more cores";
      case LAG -> "free a core for the test, or lower the rate";
    };
  }

  /** What happened; the value is in ns, or a share. */
  static String text(Signal signal, double value) {
    return switch (signal) {
      case THROTTLED -> "its CPU quota held the load generator back for " + millis(value);
      case STEAL -> "the hypervisor gave " + percent(value) + " of the processors to others";
      case PAUSE -> "the JVM or the machine stood still for " + millis(value);
      case BUSY -> "a loop of the load generator was busy for " + percent(value) + " of the time";
      case LAG -> "requests were fired late, p99 " + millis(value);
    };
  }

  private static String millis(double nanos) {
    return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }
}
