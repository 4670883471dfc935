package io.loadline.slo;

import io.loadline.plan.TimedSpan;
import java.util.Locale;

/** Why a figure decides nothing at the confidence that is asked for, and what would. */
final class ConfidenceWording {
  private ConfidenceWording() {}

  static String of(ObjectiveVerdict verdict) {
    Double confidence = verdict.objective().confidence();
    String asked =
        String.format(Locale.ROOT, "%s %%", percent(confidence == null ? 0 : confidence));
    return switch (verdict.cause()) {
      case TOO_ALIKE ->
          "each part of the run is like the one before it: a longer run is needed, not more requests";
      case TREND ->
          "the service changed all through the run: find out why, or cut it off as warm-up";
      case TOO_WIDE ->
          "the mean is not known to 20 %: a mean needs 10 to 100 times the run of a p95";
      case TOO_SHORT ->
          "the run is too short to see how alike its requests are: some 50 ms at least";
      case SEVERAL ->
          "not sure at " + asked + ": one of so many limits is broken by chance more often";
      default -> "not sure at " + asked + needed(verdict);
    };
  }

  private static String needed(ObjectiveVerdict verdict) {
    FigureBounds bounds = verdict.bounds();
    Long needed = bounds == null ? null : bounds.needed();
    return bounds == null || needed == null
        ? ": so near to the limit that no load decides it soon"
        : String.format(
            Locale.ROOT,
            ": %,d %s like these say as much as %,.0f independent ones; some %,d would decide",
            verdict.samples(),
            verdict.objective().metric().kind().subject() == TimedSpan.TOKEN_GAP
                ? "gaps"
                : "requests",
            bounds.independent(),
            needed);
  }

  /** 95 of 0.95, 99.5 of 0.995. */
  static String percent(double confidence) {
    String text = String.format(Locale.ROOT, "%.1f", 100 * confidence);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
