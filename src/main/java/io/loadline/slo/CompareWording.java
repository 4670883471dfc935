package io.loadline.slo;

import io.loadline.plan.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said of two endpoints that took turns. */
final class CompareWording {
  static final String EMPTY_GROUPS =
      "in some of the groups of pairs of slices nothing of it was measured: raise the rate or the"
          + " duration";

  static final String NO_BASELINE =
      "the endpoint that it took turns with is not in this result: judge that of the whole gate";

  static final String INVALID = "of a run that is INVALID and shows nothing";

  /** More of a duration than people have. */
  private static final double MOST_MORE = 50;

  private CompareWording() {}

  /** Why nothing can be compared; empty where something can. */
  static Optional<String> hindrance(TurnSamples baseline, TurnSamples candidate) {
    return Stream.of(baseline, candidate).flatMap(side -> hindrance(side).stream()).findFirst();
  }

  private static Optional<String> hindrance(TurnSamples side) {
    if (Judge.isDead(side.run())) {
      return Optional.of("no request to " + side.name() + " succeeded");
    }
    return Judge.isSpoiled(side.run()) || !side.isWhole()
        ? Optional.of("the load of " + side.name() + " was not driven as it was planned")
        : Optional.empty();
  }

  /** Why a ratio decides nothing; empty where the verdict is plain. */
  static String reason(FigureRatio ratio, double by, Verdict verdict, String baseline) {
    if (verdict != Verdict.INCONCLUSIVE) {
      return "";
    }
    if (RatioVerdict.isUnlike(ratio, by)) {
      return RatioVerdict.percent(1 - ratio.estimate())
          + " lower than that of "
          + baseline
          + ": less may be done, not the same faster; look whether both answer alike, and name this"
          + " endpoint as the baseline if they do";
    }
    return text("between %.2f and %.2f times that of %s; ", ratio.lower(), ratio.upper(), baseline)
        + whatDecides(ratio, by);
  }

  /** A half width shrinks by the root of the time. */
  private static String whatDecides(FigureRatio ratio, double by) {
    double halfWidth = Math.log(ratio.upper() / ratio.estimate());
    double worse = Math.log(ratio.estimate());
    double allowed = Math.log(1 + by);
    double needed = worse < allowed ? allowed - worse : worse;
    double more = Math.pow(halfWidth / needed, 2);
    return more > MOST_MORE
        ? "it is so near to the " + RatioVerdict.percent(by) + " allowed that no duration decides"
        : text("%.0f times the duration decides if it stays so", Math.max(2, Math.ceil(more)));
  }

  static String leftBehind(String seen) {
    return "a turn begins under what went before it: " + seen + "; let settle and slice be longer";
  }

  /**
   * Of a figure that falls on failures.
   *
   * @param now in how many groups of the candidate
   * @param before in how many of the baseline
   */
  static String onFailures(int now, int before, String baseline) {
    return text(
        "it falls on a failed request in %d groups of pairs of slices, and in %d of %s",
        now, before, baseline);
  }

  /**
   * Why both do not do the same, or are one, whatever the times are; empty where nothing shows
   * that.
   */
  static Optional<String> otherWork(TurnSamples baseline, TurnSamples candidate) {
    double errors = candidate.errorRatio() - baseline.errorRatio();
    if (errors > CollapseRule.ERRORS) {
      return Optional.of(errors(baseline, candidate) + ": the times are those of fewer requests");
    }
    double tokens = candidate.tokens() / baseline.tokens();
    double most = 1 + candidate.slices().by();
    return tokens > most || tokens < 1 / most
        ? Optional.of(
            text(
                "%.1f tokens an answer, and %.1f of %s: this is not the same work",
                candidate.tokens(), baseline.tokens(), baseline.name()))
        : new SharedService(baseline.run(), candidate.run()).reason();
  }

  private static String errors(TurnSamples baseline, TurnSamples candidate) {
    return text(
        "%.1f %% of the requests to %s failed, and %.1f %% of those to %s",
        100 * candidate.errorRatio(),
        candidate.name(),
        100 * baseline.errorRatio(),
        baseline.name());
  }

  /** Errors of one side that the other has not, and which no figure shows. */
  static Stream<String> moreErrors(TurnSamples baseline, TurnSamples candidate) {
    double apart = Math.abs(candidate.errorRatio() - baseline.errorRatio());
    return apart > CollapseRule.ERRORS ? Stream.of(errors(baseline, candidate)) : Stream.empty();
  }

  /** Beside the ratio of groups, which decides. */
  static String ofAll(Metric metric, double ratio, double error, String baseline) {
    return text(
        "%s of all requests is %.3f times that of %s, with a standard error of %.1f %% (jackknife)",
        metric, ratio, baseline, 100 * error);
  }

  /** What follows the name of the endpoint, after what is said of it alone. */
  static String headline(Judgment alone, List<ComparedFigure> figures, String baseline) {
    List<String> parts = new ArrayList<>();
    worse(figures, baseline).ifPresent(parts::add);
    names(figures, Verdict.INCONCLUSIVE)
        .map(names -> "not decided whether " + names + " is worse than that of " + baseline)
        .ifPresent(parts::add);
    if (parts.isEmpty()) {
      parts.add("no worse than " + baseline);
    }
    boolean plain = alone.verdict() == Verdict.PASS && !isKept(figures);
    return (plain ? "" : alone.headline() + "; ") + String.join("; ", parts);
  }

  private static boolean isKept(List<ComparedFigure> figures) {
    return figures.stream().allMatch(each -> each.verdict() == Verdict.PASS);
  }

  private static Optional<String> worse(List<ComparedFigure> figures, String baseline) {
    List<String> worse =
        figures.stream()
            .filter(each -> each.verdict() == Verdict.FAIL)
            .map(each -> worse(each, baseline))
            .toList();
    return worse.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", worse));
  }

  private static String worse(ComparedFigure figure, String baseline) {
    FigureRatio ratio = figure.ratio();
    return ratio == null
        ? figure.metric() + " falls on failures, that of " + baseline + " does not"
        : "%s %s higher than that of %s"
            .formatted(figure.metric(), RatioVerdict.percent(ratio.estimate() - 1), baseline);
  }

  private static Optional<String> names(List<ComparedFigure> figures, Verdict verdict) {
    String names =
        figures.stream()
            .filter(each -> each.verdict() == verdict)
            .map(each -> each.metric().id())
            .collect(Collectors.joining(" or "));
    return names.isEmpty() ? Optional.empty() : Optional.of(names);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
