package io.loadline.slo;

import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.TimedSpan;
import io.loadline.result.RunResult;
import io.loadline.result.StreamResult;
import io.loadline.stats.TestOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Between what figures lie, and how sure the verdicts on them are where confidence is asked for: a
 * figure that may as well be on the other side of its limit decides nothing.
 */
final class ConfidenceRule {
  private static final double USUAL = 0.95;

  private final RunResult run;
  private final EarlyEndRule end;
  private final double confidence;
  private final Map<TimedSpan, Optional<RequestBatches>> batches = new EnumMap<>(TimedSpan.class);

  private ConfidenceRule(RunResult run, double confidence) {
    this.run = run;
    this.end = new EarlyEndRule(run);
    this.confidence = confidence;
  }

  /** The verdicts, as sure as is asked for, and between what their figures lie. */
  static List<ObjectiveVerdict> judge(List<ObjectiveVerdict> verdicts, RunResult run) {
    if (verdicts.stream().noneMatch(each -> each.objective().hasInterval())) {
      return verdicts;
    }
    ConfidenceRule rule = new ConfidenceRule(run, confidence(verdicts));
    return rule.several(verdicts.stream().map(rule::judge).toList());
  }

  /** One for all intervals of a run: that of the first limit that asks for one. */
  private static double confidence(List<ObjectiveVerdict> verdicts) {
    return verdicts.stream()
        .map(each -> each.objective().confidence())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(USUAL);
  }

  private ObjectiveVerdict judge(ObjectiveVerdict point) {
    boolean asked = point.objective().isSure();
    if (!point.objective().hasInterval() || hasNoFigure(point)) {
      return point;
    }
    Optional<FigureTests> tests = tests(point.objective());
    if (tests.isEmpty()) {
      return asked ? undecided(point, Cause.TOO_SHORT) : point;
    }
    Optional<TestedFigure> figure = tests.get().of(point.objective());
    if (figure.isEmpty()) {
      return point;
    }
    ObjectiveVerdict bounded = point.between(figure.get().bounds());
    return asked ? sure(bounded, figure.get()) : bounded;
  }

  /** Attempts stand behind a goodput even where no answer had a token. */
  private static boolean hasNoFigure(ObjectiveVerdict point) {
    return point.samples() == 0
        || (point.observed() == null && point.objective().metric().kind() == Metric.Kind.GOODPUT);
  }

  private Optional<FigureTests> tests(Objective objective) {
    TimedSpan subject = objective.metric().kind().subject();
    // Counts of attempts stand with response times.
    return batches(subject == TimedSpan.NONE ? TimedSpan.RESPONSE : subject)
        .map(known -> new FigureTests(run, end, known, this::limited, confidence));
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

  /** Times of streams that goodput limits. */
  private List<RequestBatches> limited() {
    return run.plan().goodput().streamSpans().stream()
        .flatMap(span -> batches(span).stream())
        .toList();
  }

  private ObjectiveVerdict sure(ObjectiveVerdict point, TestedFigure figure) {
    return switch (figure.outcome()) {
      case BELOW -> decided(point, Verdict.PASS);
      case ABOVE -> above(decided(point, Verdict.FAIL), figure);
      case TOO_FEW -> undecided(point, end.isDecided() ? Cause.EARLY_END : Cause.UNDECIDED);
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
  private static ObjectiveVerdict above(ObjectiveVerdict point, TestedFigure figure) {
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
    long left = verdicts.stream().filter(each -> each.objective().isSure()).count();
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
