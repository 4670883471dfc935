package io.loadline.slo;

import io.loadline.result.ConnectionUse;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import java.util.Optional;

/**
 * Tells when requests timed out on connections of which none was ever answered, beside others that
 * were, or when some were answered only after others had been closed: a server that serves only so
 * many connections at once looks like that.
 */
final class UnansweredConnections {
  private UnansweredConnections() {}

  static Optional<ConnectionAdvice> advice(RunResult run) {
    ConnectionUse use = run.connections();
    if (use == null) {
      return Optional.empty();
    }
    if (use.unblocked() > 0) {
      long served = use.served();
      return Optional.of(
          new ConnectionAdvice.Unblocked(use.used(), use.unblocked(), served, served));
    }
    boolean some = use.answered() > 0 && use.answered() < use.used();
    return some && run.outcomes().of(Outcome.TIMEOUT) > 0
        ? Optional.of(new ConnectionAdvice.Unanswered(use.used(), use.answered(), use.answered()))
        : Optional.empty();
  }
}
