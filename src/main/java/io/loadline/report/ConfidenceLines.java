package io.loadline.report;

import io.loadline.plan.Objective;
import io.loadline.plan.TimedSpan;
import io.loadline.slo.FigureBounds;
import io.loadline.slo.ObjectiveVerdict;
import io.loadline.slo.Verdict;
import io.loadline.text.PlainNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Between what figures lie, where a verdict must be sure, and what a sure PASS does not cover. */
final class ConfidenceLines {
  /** Of disturbances that come more rarely a run may see none. */
  private static final int LEAST_DISTURBANCES = 8;

  private ConfidenceLines() {}

  static List<String> of(Report report) {
    List<String> lines = new ArrayList<>();
    boolean holds = false;
    for (ObjectiveVerdict verdict : report.judgment().objectives()) {
      FigureBounds bounds = verdict.bounds();
      if (verdict.objective().confidence() != null && bounds != null) {
        lines.add("  " + line(verdict, bounds));
        holds |= verdict.verdict() == Verdict.PASS;
      }
    }
    if (holds) {
      lines.add("  " + covered(report.run().elapsedNanos()));
    }
    return lines;
  }

  private static String line(ObjectiveVerdict verdict, FigureBounds bounds) {
    return String.format(
        Locale.ROOT,
        "%s: %s at %s %%; %,d %s say as much as %,.0f independent ones",
        verdict.objective().metric().id(),
        interval(verdict.objective(), bounds),
        PlainNumber.text(Math.round(1_000 * bounds.confidence()) / 10.0),
        verdict.samples(),
        verdict.objective().metric().kind().subject() == TimedSpan.TOKEN_GAP ? "gaps" : "requests",
        bounds.independent());
  }

  private static String interval(Objective objective, FigureBounds bounds) {
    @Nullable Double upper = bounds.upper();
    String lower = NumberText.observed(objective, bounds.lower());
    return upper == null
        ? "above " + lower + ", without an upper end,"
        : lower + " to " + NumberText.observed(objective, upper);
  }

  private static String covered(long nanos) {
    return "a sure PASS holds for disturbances that come at least every "
        + NumberText.seconds(nanos / LEAST_DISTURBANCES)
        + ": rarer ones such a run may miss";
  }
}
