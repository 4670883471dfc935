package io.loadline.report;

import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.TimedSpan;
import io.loadline.result.RunResult;
import io.loadline.slo.FigureBounds;
import io.loadline.slo.ObjectiveVerdict;
import io.loadline.text.PlainNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
    Set<String> levels = levels(report);
    boolean missing =
        report.judgment().objectives().stream().anyMatch(each -> isMissing(each, report.run()));
    return levels.size() == 1
        ? levels.iterator().next()
        : levels.isEmpty() && !missing ? "" : "interval";
  }

  /** More than one where limits on streams ask for another confidence. */
  private static Set<String> levels(Report report) {
    return report.judgment().objectives().stream()
        .map(ObjectiveVerdict::bounds)
        .filter(Objects::nonNull)
        .map(FigureIntervals::level)
        .collect(Collectors.toSet());
  }

  private static String level(FigureBounds bounds) {
    return "at " + PlainNumber.percent(bounds.confidence()) + " %";
  }

  /** Without a unit, which stands beside it. */
  static String cell(ObjectiveVerdict verdict, Report report) {
    FigureBounds bounds = verdict.bounds();
    if (bounds == null) {
      return isMissing(verdict, report.run()) ? TOO_SHORT : "";
    }
    String range = range(verdict.objective(), bounds);
    return levels(report).size() == 1 ? range : range + " " + level(bounds);
  }

  private static String range(Objective objective, FigureBounds bounds) {
    @Nullable Double upper = bounds.upper();
    String lower = number(objective, bounds.lower());
    return upper == null ? "from " + lower : lower + "-" + number(objective, upper);
  }

  /** In place of a column: each on a line of its own. */
  static List<String> apart(Report report) {
    List<String> lines = new ArrayList<>();
    for (ObjectiveVerdict each : report.judgment().objectives()) {
      FigureBounds bounds = each.bounds();
      String name = "  " + each.objective().metric().id() + ": ";
      if (bounds != null) {
        String unit = each.objective().metric().kind().unit();
        String range = range(each.objective(), bounds) + (unit.isEmpty() ? "" : " " + unit);
        lines.add(name + range + " " + level(bounds));
      } else if (isMissing(each, report.run())) {
        lines.add(name + TOO_SHORT + " for an interval");
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
        && (verdict.observed() != null
            || verdict.objective().metric().kind() != Metric.Kind.GOODPUT)
        && run.times().slices().lengthNanos() > 0;
  }

  /** Nothing where no verdict must be sure. */
  static List<String> lines(Report report) {
    List<String> lines = new ArrayList<>();
    for (ObjectiveVerdict each : report.judgment().objectives()) {
      FigureBounds bounds = each.bounds();
      if (!each.objective().isSure() || bounds == null) {
        continue;
      }
      boolean plain = each.reason().isEmpty() && bounds.independent() < each.samples();
      if (plain) {
        lines.add("  " + independent(each, bounds));
      }
    }
    return lines;
  }

  private static String independent(ObjectiveVerdict verdict, FigureBounds bounds) {
    return String.format(
        Locale.ROOT,
        "%s: %,d %s say as much as %,.0f independent ones",
        verdict.objective().metric().id(),
        verdict.samples(),
        verdict.objective().metric().kind().subject() == TimedSpan.TOKEN_GAP ? "gaps" : "requests",
        bounds.independent());
  }
}
