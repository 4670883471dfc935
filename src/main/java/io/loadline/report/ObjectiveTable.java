package io.loadline.report;

import io.loadline.slo.Cause;
import io.loadline.slo.ObjectiveVerdict;
import io.loadline.slo.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The facts: objective, limit, observed, its interval, samples, verdict. */
final class ObjectiveTable {
  private ObjectiveTable() {}

  /** The table, and below it why a verdict is not plain. */
  static List<String> lines(Report report) {
    List<ObjectiveVerdict> objectives = report.judgment().objectives();
    List<List<String>> rows = rows(report, true);
    List<String> lines = new ArrayList<>(Columns.align(rows));
    boolean wide = lines.size() > rows.size() && !FigureIntervals.head(report).isEmpty();
    if (wide) {
      lines = new ArrayList<>(Columns.align(rows(report, false)));
    }
    for (ObjectiveVerdict verdict : objectives) {
      if (verdict.cause() != Cause.NONE && !isOnError(verdict)) {
        lines.add("  " + verdict.objective().metric().id() + ": " + verdict.reason());
      }
    }
    lines.addAll(wide ? FigureIntervals.apart(report) : List.of());
    lines.addAll(FigureIntervals.lines(report));
    return lines;
  }

  private static List<List<String>> rows(Report report, boolean intervals) {
    List<List<String>> rows = new ArrayList<>();
    String head = intervals ? FigureIntervals.head(report) : "";
    rows.add(List.of("objective", "limit", "observed", head, "samples", "verdict"));
    Duration timeout = report.run().plan().call().timeout();
    for (ObjectiveVerdict verdict : report.judgment().objectives()) {
      rows.add(
          List.of(
              verdict.objective().metric().id(),
              NumberText.limit(verdict.objective()),
              observed(verdict, timeout),
              intervals ? FigureIntervals.cell(verdict, report) : "",
              Long.toString(verdict.samples()),
              verdict(verdict)));
    }
    return rows;
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
