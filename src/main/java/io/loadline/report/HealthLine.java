package io.loadline.report;

import io.loadline.result.Health;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the load generator fared, on one line: the worst second, and sums of times. */
final class HealthLine {
  private HealthLine() {}

  /** Nothing where nothing is known. */
  static List<String> of(@Nullable Health health) {
    List<String> figures = new ArrayList<>();
    if (health != null) {
      percent(figures, "busy", health.busy());
      percent(figures, "cpu", health.cpu());
      percent(figures, "steal", health.stealShare());
      millis(figures, "throttled", health.throttledNanos());
      millis(figures, "gc", health.gcNanos());
      millis(figures, "longest pause", health.longestPauseNanos());
    }
    return figures.isEmpty()
        ? List.of()
        : List.of(RunLines.labeled("health", String.join("  ", figures)));
  }

  private static void percent(List<String> figures, String label, @Nullable Double share) {
    if (share != null) {
      figures.add(label + " " + NumberText.decimal(share * 100) + " %");
    }
  }

  private static void millis(List<String> figures, String label, @Nullable Long nanos) {
    if (nanos != null) {
      figures.add(label + " " + NumberText.millis(nanos.longValue()) + " ms");
    }
  }
}
