package io.loadline.document;

import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import io.loadline.text.TimeText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What to do about a latency that breaks its limit.
 *
 * @param root of one address
 */
record LatencyAdvice(JsonTree root, ObjectiveFigures objective, MetricName metric) {
  private static final double NOTABLE = 0.1;
  private static final double FEW = 0.25;

  /** The kind of a cause that is no matter of time. */
  private static final String REFUSED = "refused";

  /** Once, whichever figures of it are broken; not where it is known why one of them took long. */
  static Optional<String> of(ResultDocument measured, List<ObjectiveFigures> broken) {
    List<ObjectiveFigures> late =
        broken.stream()
            .filter(each -> each.upper() && MetricName.of(each.metric()).isLatency())
            .toList();
    return late.stream().anyMatch(each -> measured.hasCause(each, REFUSED))
        ? Optional.empty()
        : late.stream()
            .filter(each -> !measured.hasCause(each, ""))
            .findFirst()
            .map(it -> new LatencyAdvice(measured.root(), it, MetricName.of(it.metric())).text());
  }

  /** Whether a limit is broken by a figure above it, and not by errors. */
  static boolean isTooHigh(ObjectiveFigures objective) {
    return objective.verdict().equals("FAIL") && objective.observed().orElse(0) > objective.limit();
  }

  /** Where the time goes says who must be looked at. */
  private String text() {
    String outside = outside();
    if (!outside.isEmpty()) {
      return outside;
    }
    double service = metric.serviceTime(root).orElse(0);
    if (service > objective.limit()) {
      return "The service itself is slow: from the first byte sent to the last byte received the "
          + metric.figure()
          + " is "
          + TimeText.millis(service)
          + ". Look at its CPU, its memory and its replicas at the times above, and give it more;"
          + " or raise the limit if it is too low.";
    }
    double wait = root.figure("wait", "p99").orElse(0);
    if (wait > NOTABLE * objective.limit()) {
      return "Requests waited up to "
          + TimeText.millis(wait)
          + " (p99) for a free connection. Raise @Load(connections), or find out why the server"
          + " holds so many requests at once.";
    }
    return "Look at the outcomes: an error counts as longer than every limit.";
  }

  /** Where the limit is broken in a few intervals, and kept by all others together. */
  private String outside() {
    BrokenTimes broken = BrokenTimes.of(root, objective);
    List<IntervalFigures> others = broken.others();
    if (broken.isEmpty() || broken.count() > FEW * (broken.count() + others.size())) {
      return "";
    }
    OptionalDouble kept = IntervalFigures.time(others, metric);
    if (kept.isEmpty() || kept.getAsDouble() > objective.limit()) {
      return "";
    }
    return "The limit was broken "
        + broken.ranges()
        + broken.window()
        + " only; outside of "
        + (broken.count() == 1 ? "this " + broken.first().length() : "these times")
        + " the "
        + metric.figure()
        + " was "
        + TimeText.millis(kept.getAsDouble())
        + ". Look for what happened then: a restart, garbage collection, scaling, or a neighbour"
        + " on the same machine.";
  }
}
