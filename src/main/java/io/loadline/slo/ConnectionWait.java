package io.loadline.slo;

import io.loadline.plan.Objective;
import io.loadline.result.ConnectionUse;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** How much of a run was waiting for a free connection, or for an answer on one. */
final class ConnectionWait {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double WORTH_SAYING = 0.05;

  private final RunResult run;

  ConnectionWait(RunResult run) {
    this.run = run;
  }

  /**
   * The share of the response time, 0..1, where that may be why a limit is broken: which is another
   * matter than a slow service. 0 where it is too little to be worth saying.
   */
  double share(List<ObjectiveVerdict> verdicts) {
    boolean latency =
        verdicts.stream()
            .anyMatch(each -> each.verdict() == Verdict.FAIL && hasWaiting(each.objective()));
    double share = run.response().mean() == 0 ? 0 : run.waiting().mean() / run.response().mean();
    return latency && share >= WORTH_SAYING ? share : 0;
  }

  /** All that is to be said of connections. */
  List<ConnectionAdvice> all() {
    return Stream.of(advice(), unanswered()).flatMap(Optional::stream).toList();
  }

  /** How many connections would do, where waiting is much of the tightest limit. */
  Optional<ConnectionAdvice> advice() {
    OptionalDouble tightest =
        run.plan().objectives().stream()
            .filter(ConnectionWait::hasWaiting)
            .mapToDouble(Objective::limit)
            .min();
    double waited = run.waiting().percentile(99);
    return tightest.isEmpty() || waited / NANOS_PER_MILLI <= WORTH_SAYING * tightest.getAsDouble()
        ? Optional.empty()
        : Optional.of(new ConnectionAdvice.Waited(waited, enough()));
  }

  /** Whether it limits a time that begins before a connection is free. */
  private static boolean hasWaiting(Objective objective) {
    return switch (objective.metric().kind().subject()) {
      case RESPONSE, FIRST_TOKEN -> true;
      case TOKEN_GAP, TOKEN, NONE -> false;
      case SERVER_QUEUE, SERVER_PREFILL, SERVER_DECODE, SERVER_COMPUTE -> false;
    };
  }

  /** As many connections as were needed at once when the service was slowest. */
  private long enough() {
    double rate = run.plan().workload().peakRate();
    double busy = rate * run.response().percentile(99) / 1e9;
    return Math.max(2L * run.plan().connections(), (long) Math.ceil(busy));
  }

  /**
   * Tells when requests timed out on connections of which none was ever answered, beside others
   * that were, or when some were answered only after others had been closed: a server that serves
   * only so many connections at once looks like that.
   */
  private Optional<ConnectionAdvice> unanswered() {
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
