package io.loadline.report;

import io.loadline.plan.Objective;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import io.loadline.slo.FigureBounds;
import io.loadline.slo.Judgment;
import io.loadline.slo.ObjectiveVerdict;
import io.loadline.slo.Verdict;
import io.loadline.text.PlainNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Between what figures lie; where a verdict must be sure, how much its requests say and what a sure
 * PASS does not cover.
 */
final class FigureIntervals {
  private static final String TOO_SHORT = "too short";

  private FigureIntervals() {}

  /** The head of their column; empty where no figure has one. */
  static String head(Report report) {
    String head = "";
    for (ObjectiveVerdict each : report.judgment().objectives()) {
      FigureBounds bounds = each.bounds();
      if (bounds != null) {
        return "at " + percent(bounds.confidence());
      }
      head = isMissing(each, report.run()) ? "interval" : head;
    }
    return head;
  }

  /** Without a unit, which stands beside it. */
  static String cell(ObjectiveVerdict verdict, Report report) {
    FigureBounds bounds = verdict.bounds();
    if (bounds == null) {
      return isMissing(verdict, report.run()) ? TOO_SHORT : "";
    }
    @Nullable Double upper = bounds.upper();
    String lower = number(verdict.objective(), bounds.lower());
    return upper == null ? "from " + lower : lower + "-" + number(verdict.objective(), upper);
  }

  /** In place of a column: each on a line of its own. */
  static List<String> apart(Report report) {
    List<String> lines = new ArrayList<>();
    for (ObjectiveVerdict each : report.judgment().objectives()) {
      String cell = cell(each, report);
      if (!cell.isEmpty()) {
        String unit = each.bounds() == null ? "" : each.objective().metric().kind().unit();
        String at = each.bounds() == null ? " for an interval" : " " + head(report);
        lines.add(
            "  %s: %s%s%s"
                .formatted(
                    each.objective().metric().id(), cell, unit.isEmpty() ? "" : " " + unit, at));
      }
    }
    return lines;
  }

  private static String number(Objective objective, double value) {
    String unit = objective.metric().kind().unit();
    String text = NumberText.observed(objective, value);
    return unit.isEmpty() ? text : text.substring(0, text.length() - unit.length()).strip();
  }

  /** Whether it would have one, had the run been longer. */
  static boolean isMissing(ObjectiveVerdict verdict, RunResult run) {
    return verdict.bounds() == null
        && verdict.objective().hasInterval()
        && verdict.samples() > 0
        && run.times().slices().lengthNanos() > 0;
  }

  /** Nothing where no verdict must be sure. */
  static List<String> lines(Report report) {
    List<String> lines = new ArrayList<>();
    boolean holds = false;
    for (ObjectiveVerdict each : report.judgment().objectives()) {
      FigureBounds bounds = each.bounds();
      if (!each.objective().isSure() || bounds == null) {
        continue;
      }
      boolean plain = each.reason().isEmpty() && bounds.independent() < each.samples();
      if (plain) {
        lines.add("  " + independent(each, bounds));
      }
      holds |= each.verdict() == Verdict.PASS;
    }
    // Of a run that ended early the judgment says it, by the time that was looked at.
    if (holds && report.run().ending() != RunEnding.DECIDED) {
      lines.add("  " + covered(Judgment.horizonNanos(report.run())));
    }
    return lines;
  }

  private static String independent(ObjectiveVerdict verdict, FigureBounds bounds) {
    return String.format(
        Locale.ROOT,
        "%s: %,d requests say as much as %,.0f independent ones",
        verdict.objective().metric().id(),
        verdict.samples(),
        bounds.independent());
  }

  private static String percent(double confidence) {
    return PlainNumber.text(Math.round(1_000 * confidence) / 10.0) + " %";
  }

  private static String covered(long horizon) {
    return "a sure PASS holds for disturbances that come at least every "
        + NumberText.seconds(horizon)
        + ": rarer ones such a run may miss";
  }
}
