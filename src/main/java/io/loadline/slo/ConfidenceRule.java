package io.loadline.slo;

import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.TimedSpan;
import io.loadline.result.RunResult;
import io.loadline.result.StreamResult;
import io.loadline.stats.ShareTest;
import io.loadline.stats.TestOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How sure the verdict on a figure is, where confidence is asked for: a figure that may as well be
 * on the other side of its limit decides nothing.
 */
final class ConfidenceRule {
  private final RunResult run;
  private final Map<TimedSpan, Optional<RequestBatches>> batches = new EnumMap<>(TimedSpan.class);

  private ConfidenceRule(RunResult run) {
    this.run = run;
  }

  /** The verdicts, as sure as is asked for, and between what their figures lie. */
  static List<ObjectiveVerdict> judge(List<ObjectiveVerdict> verdicts, RunResult run) {
    if (verdicts.stream().noneMatch(each -> each.objective().confidence() != null)) {
      return verdicts;
    }
    ConfidenceRule rule = new ConfidenceRule(run);
    return several(verdicts.stream().map(rule::judge).toList());
  }

  private ObjectiveVerdict judge(ObjectiveVerdict point) {
    if (point.objective().confidence() == null || point.samples() == 0 || hasNoFigure(point)) {
      return point;
    }
    Optional<RequestBatches> known = batches(subject(point.objective()));
    if (known.isEmpty()) {
      return undecided(point, Cause.TOO_SHORT);
    }
    Optional<SureFigure> figure = figure(point.objective(), known.get());
    if (figure.isEmpty()) {
      return point;
    }
    return sure(point.between(figure.get().bounds()), figure.get());
  }

  private static boolean hasNoFigure(ObjectiveVerdict point) {
    return point.observed() == null && point.cause() != Cause.ERROR_AT_RANK;
  }

  /** Counts of attempts stand with response times. */
  private static TimedSpan subject(Objective objective) {
    TimedSpan subject = objective.metric().kind().subject();
    return subject == TimedSpan.NONE ? TimedSpan.RESPONSE : subject;
  }

  private Optional<RequestBatches> batches(TimedSpan span) {
    return batches.computeIfAbsent(
        span,
        key -> {
          StreamResult stream = run.stream();
          return RequestBatches.of(
              key == TimedSpan.RESPONSE || stream == null
                  ? run.times().slices()
                  : stream.slices(key));
        });
  }

  private Optional<SureFigure> figure(Objective objective, RequestBatches known) {
    Metric.Kind kind = objective.metric().kind();
    if (kind.isMean()) {
      return known.mean().map(test -> SureFigure.mean(objective, test, run));
    }
    return switch (kind) {
      case ERROR_RATE -> Optional.of(SureFigure.errors(objective, known.failed(), run));
      case GOODPUT -> Optional.of(SureFigure.goodput(objective, notGood(known), run));
      default -> Optional.of(SureFigure.percentile(objective, test(objective, known), run));
    };
  }

  private ShareTest notGood(RequestBatches known) {
    Set<TimedSpan> limited = run.plan().goodput().streamSpans();
    return known.notGood(limited.stream().flatMap(span -> batches(span).stream()).toList());
  }

  private ShareTest test(Objective objective, RequestBatches known) {
    RankedSample ranked = RankedSample.of(objective.metric(), run);
    return known.exceeding(ranked.exceedances().indexOf(ranked.exceedance(objective.limitNanos())));
  }

  private ObjectiveVerdict sure(ObjectiveVerdict point, SureFigure figure) {
    return switch (figure.outcome()) {
      case BELOW -> point;
      case ABOVE -> above(point, figure);
      case TOO_FEW -> undecided(point, Cause.UNDECIDED);
      case TOO_ALIKE -> undecided(point, Cause.TOO_ALIKE);
      case TREND -> undecided(point, Cause.TREND);
      case TOO_WIDE -> undecided(point, Cause.TOO_WIDE);
    };
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
  private static List<ObjectiveVerdict> several(List<ObjectiveVerdict> verdicts) {
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
      stands = stands && asked != null && level(each) < (1 - asked) / left--;
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
