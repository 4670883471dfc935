package io.loadline.slo;

import io.loadline.result.ConnectionUse;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import java.util.Optional;

/**
 * Tells when requests timed out on connections of which none was ever answered, beside others that
 * were: a server that serves only so many connections at once looks like that.
 */
final class UnansweredConnections {
  private UnansweredConnections() {}

  static Optional<ConnectionAdvice> advice(RunResult run) {
    ConnectionUse use = run.connections();
    boolean some = use.answered() > 0 && use.answered() < use.used();
    return some && run.outcomes().of(Outcome.TIMEOUT) > 0
        ? Optional.of(new ConnectionAdvice.Unanswered(use.used(), use.answered(), use.answered()))
        : Optional.empty();
  }
}
