package io.loadline.slo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A judgment by limits and by comparison together, in words.
 *
 * @param own by limits alone
 * @param obstacle why nothing can be compared; empty where it can
 * @param unlike what tells that something else was measured, as sentences
 */
record ComparisonWording(
    Judgment own, List<ComparedFigure> figures, String obstacle, List<String> unlike) {
  static final String NOT_COMPARED = "not compared";

  private static final String BASELINE = "the baseline";

  /** FAIL of either decides, then INVALID of either, then what is not decided. */
  Judgment judgment() {
    Verdict verdict = verdict();
    return new Judgment(
        verdict,
        headline(verdict),
        reason(verdict),
        own.objectives(),
        own.advice(),
        own.remarks(),
        own.causes(),
        figures);
  }

  private Verdict verdict() {
    Verdict compared =
        figures.stream()
            .map(ComparedFigure::verdict)
            .reduce(
                obstacle.isEmpty() && unlike.isEmpty() ? Verdict.PASS : Verdict.INCONCLUSIVE,
                ComparisonWording::worse);
    return worse(own.verdict(), compared);
  }

  private static Verdict worse(Verdict one, Verdict other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** What decided comes first. */
  private String headline(Verdict verdict) {
    String compared = compared();
    boolean byLimits = own.verdict() == verdict;
    return byLimits ? own.headline() + "; " + compared : compared + "; " + own.headline();
  }

  private String compared() {
    if (!obstacle.isEmpty()) {
      return "nothing was compared with " + BASELINE;
    }
    List<ComparedFigure> worse = of(Verdict.FAIL);
    if (!worse.isEmpty()) {
      return worse.stream().map(ComparisonWording::change).collect(Collectors.joining(", "))
          + " than in "
          + BASELINE;
    }
    if (!unlike.isEmpty() || figures.stream().anyMatch(ComparisonWording::isLower)) {
      return "unlike " + BASELINE;
    }
    List<ComparedFigure> open =
        Stream.concat(of(Verdict.INVALID).stream(), of(Verdict.INCONCLUSIVE).stream()).toList();
    return open.isEmpty()
        ? "no worse than " + BASELINE
        : open.size() + " of " + figures.size() + " not decided against " + BASELINE;
  }

  private static boolean isLower(ComparedFigure figure) {
    return figure.verdict() == Verdict.INCONCLUSIVE
        && figure.ratio() != null
        && RatioVerdict.isUnlike(figure.ratio(), figure.by());
  }

  private static String change(ComparedFigure figure) {
    double ratio = figure.ratio() == null ? 1 : figure.ratio().estimate();
    return figure.metric().id() + " " + RatioVerdict.percent(ratio - 1) + " higher";
  }

  private List<ComparedFigure> of(Verdict verdict) {
    return figures.stream().filter(each -> each.verdict() == verdict).toList();
  }

  /** That of what decided. */
  private String reason(Verdict verdict) {
    if (own.verdict() == verdict && !own.reason().isEmpty()) {
      return own.reason();
    }
    if (verdict == Verdict.PASS || verdict == Verdict.FAIL) {
      return "";
    }
    List<String> all = new ArrayList<>();
    if (!obstacle.isEmpty()) {
      all.add(obstacle);
    }
    all.addAll(unlike);
    return all.isEmpty() || !obstacle.isEmpty()
        ? String.join("; ", all)
        : String.join("; ", all) + RatioVerdict.IF_MEANT;
  }
}
