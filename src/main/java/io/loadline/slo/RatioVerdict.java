package io.loadline.slo;

import io.loadline.stats.ComparisonPlan;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * The verdict on how many times a figure is another one. A ratio that is too low is no better than
 * one that is too high: whoever measures something else gets fast answers as well.
 */
final class RatioVerdict {
  /** Follows what differs from a baseline. */
  static final String IF_MEANT =
      ": if that is meant, record the baseline anew, else it is not the same that is measured";

  /** How often a change of the size that is allowed is to be found. */
  private static final double POWER = 0.8;

  private RatioVerdict() {}

  /**
   * The verdict.
   *
   * @param by how much larger it may be
   */
  static Verdict of(FigureRatio ratio, double by) {
    if (ratio.lower() > 1 && ratio.estimate() > 1 + by) {
      return Verdict.FAIL;
    }
    return ratio.upper() < 1 + by && !isUnlike(ratio, by) ? Verdict.PASS : Verdict.INCONCLUSIVE;
  }

  /** Whether it is lower by more than it may be higher. */
  static boolean isUnlike(FigureRatio ratio, double by) {
    return ratio.upper() < 1 && ratio.estimate() < 1 / (1 + by);
  }

  /** Whether it differs either way. */
  static boolean differs(FigureRatio ratio, double by) {
    return isUnlike(ratio, by) || of(ratio, by) == Verdict.FAIL;
  }

  /**
   * Why it is not plain; empty where it is.
   *
   * @param before the figure of each of the earlier jobs
   */
  static String reason(FigureRatio ratio, double by, double[] before) {
    if (isUnlike(ratio, by)) {
      return "lower than before by more than " + percent(by) + IF_MEANT;
    }
    if (of(ratio, by) != Verdict.INCONCLUSIVE) {
      return "";
    }
    double spread = ComparisonPlan.spread(before);
    OptionalInt jobs = new ComparisonPlan(spread, before.length, 1).earlierRunsFor(1 + by, POWER);
    return "not decided: it may be higher by up to "
        + percent(ratio.upper() - 1)
        + (jobs.isPresent() && jobs.getAsInt() > before.length
            ? "; beside %d jobs %s is told as a rule".formatted(jobs.getAsInt(), percent(by))
            : "; a baseline of more jobs tells more");
  }

  /** {@code 10 %}, {@code 2.5 %}; of a part of 1. */
  static String percent(double part) {
    double percent = 100 * part;
    String format =
        percent >= 20 || Math.abs(percent - Math.rint(percent)) < 0.05 ? "%.0f" : "%.1f";
    return String.format(Locale.ROOT, format + " %%", percent);
  }
}
