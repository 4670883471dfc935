package io.loadline.slo;

import java.util.Locale;

/** What is said of connections. */
final class ConnectionWording {
  private static final double NANOS_PER_MILLI = 1e6;

  private ConnectionWording() {}

  /** How many connections would mend what was seen. */
  static String note(ConnectionAdvice advice) {
    return advice instanceof ConnectionAdvice.Unanswered unanswered
        ? note(unanswered)
        : note((ConnectionAdvice.Waited) advice);
  }

  private static String note(ConnectionAdvice.Waited waited) {
    return String.format(
        Locale.ROOT,
        "requests waited up to %.1f ms (p99) for a free connection; @Load(connections = %d)"
            + " would not make them wait",
        waited.waitedNanos() / NANOS_PER_MILLI,
        waited.connections());
  }

  private static String note(ConnectionAdvice.Unanswered unanswered) {
    long never = unanswered.used() - unanswered.answered();
    return String.format(
        Locale.ROOT,
        "of %d connections that carried requests %d %s never answered: if the service serves no"
            + " more than %d at once, set @Load(connections = %d)",
        unanswered.used(),
        never,
        never == 1 ? "was" : "were",
        unanswered.answered(),
        unanswered.connections());
  }

  /**
   * Why a limit on a time is broken; empty where waiting has no part in it that is worth saying.
   */
  static String reason(double share) {
    return share == 0
        ? ""
        : String.format(
            Locale.ROOT, "%.0f %% of the response time was waiting for a connection", share * 100);
  }
}
