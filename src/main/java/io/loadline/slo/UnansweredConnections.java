package io.loadline.slo;

import io.loadline.result.ConnectionUse;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import java.util.List;
import java.util.Locale;

/**
 * Says so when requests timed out on connections of which none was ever answered, beside others
 * that were: a server that serves only so many connections at once looks like that.
 */
final class UnansweredConnections {
  private UnansweredConnections() {}

  static List<String> notes(RunResult run) {
    ConnectionUse use = run.connections();
    if (use == null) {
      return List.of();
    }
    boolean some = use.answered() > 0 && use.answered() < use.used();
    if (!some || run.outcomes().of(Outcome.TIMEOUT) == 0) {
      return List.of();
    }
    long never = use.used() - use.answered();
    return List.of(
        String.format(
            Locale.ROOT,
            "of %d connections that carried requests %d %s never answered: if the service serves no"
                + " more than %d at once, set @Load(connections = %d)",
            use.used(),
            never,
            never == 1 ? "was" : "were",
            use.answered(),
            use.answered()));
  }
}
