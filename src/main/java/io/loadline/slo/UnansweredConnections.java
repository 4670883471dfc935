package io.loadline.slo;

import io.loadline.result.ConnectionUse;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import java.util.List;
import java.util.Locale;

/**
 * Says so when requests timed out on connections of which none was ever answered, beside others
 * that were, or when some were answered only after others had been closed: a server that serves
 * only so many connections at once looks like that.
 */
final class UnansweredConnections {
  private UnansweredConnections() {}

  static List<String> notes(RunResult run) {
    ConnectionUse use = run.connections();
    if (use == null) {
      return List.of();
    }
    if (use.unblocked() > 0) {
      String what = use.unblocked() + were(use.unblocked()) + "answered only when an idle one had";
      return List.of(note(use, what + " been closed", use.served()));
    }
    boolean some = use.answered() > 0 && use.answered() < use.used();
    if (!some || run.outcomes().of(Outcome.TIMEOUT) == 0) {
      return List.of();
    }
    long never = use.used() - use.answered();
    return List.of(note(use, never + were(never) + "never answered", use.answered()));
  }

  private static String were(long count) {
    return count == 1 ? " was " : " were ";
  }

  private static String note(ConnectionUse use, String what, long served) {
    return String.format(
        Locale.ROOT,
        "of %d connections that carried requests %s: if the service serves no more than %d at once,"
            + " set @Load(connections = %d)",
        use.used(),
        what,
        served,
        served);
  }
}
