package io.loadline.report;

import io.loadline.plan.Objective;
import io.loadline.slo.Cause;
import io.loadline.slo.ObjectiveVerdict;
import io.loadline.slo.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The facts: objective, limit, observed, samples, verdict. */
final class ObjectiveTable {
  private ObjectiveTable() {}

  /** The table, and below it why a verdict is not plain. */
  static List<String> lines(Report report) {
    List<ObjectiveVerdict> objectives = report.judgment().objectives();
    Duration timeout = report.run().plan().call().timeout();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("objective", "limit", "observed", "samples", "verdict"));
    for (ObjectiveVerdict verdict : objectives) {
      rows.add(row(verdict, timeout));
    }
    List<String> lines = new ArrayList<>(Columns.align(rows));
    for (ObjectiveVerdict verdict : objectives) {
      if (verdict.cause() != Cause.NONE && !isOnError(verdict)) {
        lines.add("  " + verdict.objective().metric().id() + ": " + verdict.reason());
      }
    }
    lines.addAll(ConfidenceLines.of(report));
    return lines;
  }

  private static List<String> row(ObjectiveVerdict verdict, Duration timeout) {
    Objective objective = verdict.objective();
    return List.of(
        objective.metric().id(),
        NumberText.limit(objective),
        observed(verdict, timeout),
        Long.toString(verdict.samples()),
        verdict(verdict));
  }

  /** The figure, or what stands in its place. */
  static String observed(ObjectiveVerdict verdict, Duration timeout) {
    Double observed = verdict.observed();
    if (observed != null) {
      return NumberText.observed(verdict.objective(), SixDecimals.observed(verdict, observed));
    }
    return isOnError(verdict) ? "> " + NumberText.duration(timeout) + " (error)" : "no data";
  }

  private static boolean isOnError(ObjectiveVerdict verdict) {
    return verdict.observed() == null && verdict.cause() == Cause.ERROR_AT_RANK;
  }

  private static String verdict(ObjectiveVerdict verdict) {
    Double observed = verdict.observed();
    if (verdict.verdict() != Verdict.FAIL || observed == null) {
      return verdict.verdict().name();
    }
    return ("FAIL  " + NumberText.deviation(verdict.objective(), observed)).stripTrailing();
  }
}
