package io.loadline.slo;

import io.loadline.plan.Objective;
import io.loadline.result.RunResult;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** How much of a run was waiting for a free connection, in words. */
final class ConnectionWait {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double WORTH_SAYING = 0.05;

  private final RunResult run;

  ConnectionWait(RunResult run) {
    this.run = run;
  }

  /** A limit that is broken by waiting alone is another matter than a slow service. */
  String share(List<ObjectiveVerdict> verdicts) {
    boolean latency =
        verdicts.stream()
            .anyMatch(each -> each.verdict() == Verdict.FAIL && hasWaiting(each.objective()));
    double share = run.response().mean() == 0 ? 0 : run.waiting().mean() / run.response().mean();
    if (!latency || share < WORTH_SAYING) {
      return "";
    }
    return String.format(
        Locale.ROOT, "%.0f %% of the response time was waiting for a connection", share * 100);
  }

  /** How many connections would do, where waiting is much of the tightest limit. */
  List<String> notes() {
    OptionalDouble tightest =
        run.plan().objectives().stream()
            .filter(ConnectionWait::hasWaiting)
            .mapToDouble(Objective::limit)
            .min();
    double waiting = run.waiting().percentile(99) / NANOS_PER_MILLI;
    if (tightest.isEmpty() || waiting <= WORTH_SAYING * tightest.getAsDouble()) {
      return List.of();
    }
    return List.of(
        String.format(
            Locale.ROOT,
            "requests waited up to %.1f ms (p99) for a free connection; @Load(connections = %d)"
                + " would not make them wait",
            waiting,
            enough()));
  }

  /** Whether it limits a time that begins before a connection is free. */
  private static boolean hasWaiting(Objective objective) {
    return switch (objective.metric().kind().subject()) {
      case RESPONSE, FIRST_TOKEN -> true;
      case TOKEN_GAP, TOKEN, NONE -> false;
    };
  }

  /** As many connections as were needed at once when the service was slowest. */
  private long enough() {
    double rate = run.plan().workload().peakRate();
    double busy = rate * run.response().percentile(99) / 1e9;
    return Math.max(2L * run.plan().connections(), (long) Math.ceil(busy));
  }
}
