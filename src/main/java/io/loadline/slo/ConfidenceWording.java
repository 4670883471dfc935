package io.loadline.slo;

import io.loadline.plan.Metric;
import io.loadline.plan.TimedSpan;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a figure decides nothing at the confidence that is asked for, and what would. */
final class ConfidenceWording {
  private static final long MEASURED = 300;

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
          "the mean is not known to 20 %: a mean needs 10 to 100 times the run of a p95"
              + (needed(verdict) == null ? "" : some(verdict));
      case TOO_SHORT ->
          "the run is too short to see how alike its requests are: some 50 ms at least";
      case SEVERAL ->
          "not sure at " + asked + ": one of so many limits is broken by chance more often";
      default -> "not sure at " + asked + undecided(verdict);
    };
  }

  private static @Nullable Long needed(ObjectiveVerdict verdict) {
    FigureBounds bounds = verdict.bounds();
    return bounds == null ? null : bounds.needed();
  }

  private static String undecided(ObjectiveVerdict verdict) {
    FigureBounds bounds = verdict.bounds();
    if (bounds == null || needed(verdict) == null) {
      return ": so near to the limit that no load decides it soon";
    }
    Metric.Kind kind = verdict.objective().metric().kind();
    String said =
        kind.isMean()
            ? ": the mean is of %,d %s"
            : ": %,d %s like these say as much as %,.0f independent ones";
    String of = kind.subject() == TimedSpan.TOKEN_GAP ? "gaps" : "requests";
    return String.format(Locale.ROOT, said, verdict.samples(), of, bounds.independent())
        + some(verdict);
  }

  private static String some(ObjectiveVerdict verdict) {
    return String.format(Locale.ROOT, "; some %,d would decide", needed(verdict));
  }

  /** What a sure verdict does not cover. */
  static Stream<String> notes(RunResult run, List<ObjectiveVerdict> verdicts) {
    return Stream.concat(few(verdicts).stream(), horizon(run, verdicts).stream());
  }

  /** Of a run that ended early its end says it, by the time that was looked at. */
  private static Optional<String> horizon(RunResult run, List<ObjectiveVerdict> verdicts) {
    return verdicts.stream()
        .filter(each -> each.objective().isSure() && each.verdict() == Verdict.PASS)
        .filter(each -> run.ending() != RunEnding.DECIDED)
        .findFirst()
        .map(
            each ->
                String.format(
                    Locale.ROOT,
                    "a sure PASS holds for disturbances that come at least every %.1f s: rarer ones"
                        + " such a run may miss",
                    Judgment.horizonNanos(run) / 1e9));
  }

  /** Of few requests a sure verdict was measured to be wrong more often: docs/statistics.md. */
  private static Optional<String> few(List<ObjectiveVerdict> verdicts) {
    return verdicts.stream()
        .filter(each -> each.objective().isSure() && each.samples() < MEASURED)
        .filter(each -> each.verdict() == Verdict.PASS || each.verdict() == Verdict.FAIL)
        .findFirst()
        .map(
            each ->
                "of fewer than 300 requests hardly anything is known of how alike they are: a"
                    + " verdict with confidence is so sure only where each is answered by itself");
  }

  /** 95 of 0.95, 99.5 of 0.995. */
  static String percent(double confidence) {
    String text = String.format(Locale.ROOT, "%.1f", 100 * confidence);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
