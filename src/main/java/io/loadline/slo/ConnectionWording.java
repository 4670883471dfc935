package io.loadline.slo;

import java.util.Locale;

/** What is said of connections. */
final class ConnectionWording {
  private static final double NANOS_PER_MILLI = 1e6;

  private ConnectionWording() {}

  /** How many connections would mend what was seen. */
  static String note(ConnectionAdvice advice) {
    if (advice instanceof ConnectionAdvice.Unanswered unanswered) {
      long never = unanswered.used() - unanswered.answered();
      String what = never + were(never) + "never answered";
      return note(unanswered.used(), what, unanswered.answered(), advice);
    }
    if (advice instanceof ConnectionAdvice.Unblocked unblocked) {
      long count = unblocked.unblocked();
      String what = count + were(count) + "answered only when an idle one had been closed";
      return note(unblocked.used(), what, unblocked.served(), advice);
    }
    return note((ConnectionAdvice.Waited) advice);
  }

  private static String note(ConnectionAdvice.Waited waited) {
    return String.format(
        Locale.ROOT,
        "requests waited up to %.1f ms (p99) for a free connection; @Load(connections = %d)"
            + " would not make them wait",
        waited.waitedNanos() / NANOS_PER_MILLI,
        waited.connections());
  }

  private static String were(long count) {
    return count == 1 ? " was " : " were ";
  }

  private static String note(long used, String what, long served, ConnectionAdvice advice) {
    return String.format(
        Locale.ROOT,
        "of %d connections that carried requests %s: if the service serves no more than %d at once,"
            + " set @Load(connections = %d)",
        used,
        what,
        served,
        advice.connections());
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
