package io.loadline.slo;

import io.loadline.plan.Objective;
import io.loadline.result.Exceedance;
import io.loadline.result.RunResult;
import io.loadline.stats.ShareTest;
import io.loadline.stats.TestOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How sure the verdict on a figure is, where confidence is asked for: a figure that may as well be
 * on the other side of its limit decides nothing.
 */
final class ConfidenceRule {
  private final RunResult run;
  private final EarlyEndRule end;
  private final Optional<RequestBatches> batches;

  private ConfidenceRule(RunResult run) {
    this.run = run;
    this.end = new EarlyEndRule(run);
    this.batches = RequestBatches.of(run.times().slices());
  }

  /** The verdicts, as sure as is asked for, and between what their figures lie. */
  static List<ObjectiveVerdict> judge(List<ObjectiveVerdict> verdicts, RunResult run) {
    if (verdicts.stream().noneMatch(each -> each.objective().confidence() != null)) {
      return verdicts;
    }
    ConfidenceRule rule = new ConfidenceRule(run);
    return rule.several(verdicts.stream().map(rule::judge).toList());
  }

  private ObjectiveVerdict judge(ObjectiveVerdict point) {
    if (point.objective().confidence() == null || point.samples() == 0) {
      return point;
    }
    if (batches.isEmpty()) {
      return undecided(point, Cause.TOO_SHORT);
    }
    Optional<SureFigure> figure = figure(point, batches.get());
    if (figure.isEmpty()) {
      return point;
    }
    return sure(point.between(figure.get().bounds()), figure.get());
  }

  private Optional<SureFigure> figure(ObjectiveVerdict point, RequestBatches known) {
    Objective objective = point.objective();
    return switch (objective.metric().kind()) {
      case LATENCY_MEAN -> known.mean().map(test -> SureFigure.mean(objective, test, run));
      case ERROR_RATE -> Optional.of(SureFigure.errors(objective, known.failed(), run));
      default -> Optional.of(SureFigure.percentile(objective, test(objective, known), run));
    };
  }

  private ShareTest test(Objective objective, RequestBatches known) {
    List<Exceedance> limits = run.exceedances();
    int place = limits.indexOf(run.exceedance(objective.limitNanos()));
    return known.exceeding(place);
  }

  private ObjectiveVerdict sure(ObjectiveVerdict point, SureFigure figure) {
    return switch (figure.outcome()) {
      case BELOW -> decided(point, Verdict.PASS);
      case ABOVE -> above(decided(point, Verdict.FAIL), figure);
      case TOO_FEW -> undecided(point, Cause.UNDECIDED);
      case TOO_ALIKE -> undecided(point, Cause.TOO_ALIKE);
      case TREND -> undecided(point, Cause.TREND);
      case TOO_WIDE -> undecided(point, Cause.TOO_WIDE);
    };
  }

  /** What came after the look that ended a run is in its figures, and has no say. */
  private ObjectiveVerdict decided(ObjectiveVerdict point, Verdict verdict) {
    return end.isDecided() && point.verdict() != verdict
        ? point.because(verdict, Cause.NONE)
        : point;
  }

  /** A figure that our own lag or fault may have moved over its limit stays INVALID. */
  private static ObjectiveVerdict above(ObjectiveVerdict point, SureFigure figure) {
    return point.verdict() == Verdict.FAIL && figure.withoutFault() != TestOutcome.ABOVE
        ? point.because(Verdict.INVALID, Cause.OWN_LAG)
        : point;
  }

  private static ObjectiveVerdict undecided(ObjectiveVerdict point, Cause why) {
    return point.verdict() == Verdict.INVALID ? point : point.because(Verdict.INCONCLUSIVE, why);
  }

  /**
   * Of several limits one is broken by chance more often than each alone: S. Holm, "A simple
   * sequentially rejective multiple test procedure", Scand. J. Statist. 6 (1979).
   */
  private List<ObjectiveVerdict> several(List<ObjectiveVerdict> verdicts) {
    List<ObjectiveVerdict> broken =
        verdicts.stream()
            .filter(each -> each.verdict() == Verdict.FAIL && level(each) < 1)
            .sorted(Comparator.comparingDouble(ConfidenceRule::level))
            .toList();
    long left = verdicts.stream().filter(each -> each.objective().confidence() != null).count();
    List<ObjectiveVerdict> judged = new ArrayList<>(verdicts);
    boolean stands = true;
    for (ObjectiveVerdict each : broken) {
      Double asked = each.objective().confidence();
      stands = stands && asked != null && level(each) < end.level(1 - asked) / left--;
      if (!stands) {
        judged.set(verdicts.indexOf(each), each.because(Verdict.INCONCLUSIVE, Cause.SEVERAL));
      }
    }
    return judged;
  }

  /** 1 where no confidence is asked for. */
  private static double level(ObjectiveVerdict verdict) {
    FigureBounds bounds = verdict.bounds();
    Double level = bounds == null ? null : bounds.levelAbove();
    return verdict.objective().confidence() == null || level == null ? 1 : level;
  }
}
