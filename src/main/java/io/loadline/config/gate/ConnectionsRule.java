package io.loadline.config.gate;

import io.loadline.plan.Bound;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * How many connections are used where none are set.
 *
 * <p>Waiting for a connection counts as latency, so there must be enough of them for a service that
 * just keeps its promise: {@code max(4, ceil(4 x rate x tightest latency limit in s))}, at most
 * 256; of a changing rate its peak counts. Without a latency objective a limit of 250 ms is
 * assumed, so {@code max(4, ceil(rate))}; for token streams, which hold their connection to the
 * last token, one of 5 s. And never more than requests, those of the warm-up included. That is how
 * many there may be: {@value #FIRST} are opened before the load, the others as it needs them.
 */
final class ConnectionsRule {
  private static final int FEWEST = 4;
  private static final int MOST = 256;

  /** How many are opened before the load. */
  static final int FIRST = 2;

  private static final double ASSUMED_MILLIS = 250;
  private static final double ASSUMED_STREAM_MILLIS = 5000;

  private ConnectionsRule() {}

  static int choose(Workload workload, List<Objective> objectives, boolean streamed) {
    if (!workload.isOpen()) {
      return workload.users();
    }
    double rate = workload.peakRate();
    double millis = tightest(objectives).orElse(streamed ? ASSUMED_STREAM_MILLIS : ASSUMED_MILLIS);
    if (rate * millis > 1000.0 * MOST) {
      return MOST;
    }
    int wanted =
        BigDecimal.valueOf(rate)
            .multiply(BigDecimal.valueOf(millis))
            .multiply(BigDecimal.valueOf(4))
            .divide(BigDecimal.valueOf(1000), 0, RoundingMode.CEILING)
            .intValue();
    return Math.min(MOST, Math.max(FEWEST, wanted));
  }

  /** Those that {@code requests} may need at once, at least one. */
  static int choose(
      Workload workload,
      List<Objective> objectives,
      boolean streamed,
      PhaseLength extent,
      PhaseLength warmup) {
    int most = choose(workload, objectives, streamed);
    return workload.isOpen()
        ? (int) Math.max(1, Math.min(most, RequestCount.most(workload, extent, warmup)))
        : most;
  }

  private static Optional<Double> tightest(List<Objective> objectives) {
    return objectives.stream()
        .filter(objective -> objective.bound() == Bound.UPPER)
        .filter(objective -> objective.metric().kind().isLatency())
        .filter(objective -> objective.metric().kind() != Metric.Kind.LATENCY_STDDEV)
        .map(Objective::limit)
        .min(Double::compare);
  }
}
