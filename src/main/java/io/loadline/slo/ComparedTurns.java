package io.loadline.slo;

import io.loadline.plan.Metric;
import io.loadline.plan.SlicePlan;
import io.loadline.plan.TimedSpan;
import io.loadline.result.RunResult;
import io.loadline.stats.GroupedPairs;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint beside another one with which it took turns (docs/statistics.md).
 *
 * @param isValid whether both runs show something
 */
record ComparedTurns(TurnSamples baseline, TurnSamples candidate, boolean isValid) {
  private static final double NANOS_PER_MILLI = 1e6;

  /** Of one side: both sides of chance together are wrong in 5 %. */
  private static final double LEVEL = 0.025;

  /** Each figure, in the order of the plan. */
  List<ComparedFigure> figures() {
    return candidate.slices().figures().stream().map(this::figure).toList();
  }

  private ComparedFigure figure(SlicePlan.Figure figure) {
    Optional<String> hindrance = CompareWording.hindrance(baseline, candidate);
    if (hindrance.isPresent()) {
      return told(figure, null, Verdict.INCONCLUSIVE, hindrance.get());
    }
    TimedSpan span = figure.metric().kind().subject();
    double[] before = TurnSamples.figures(baseline.compared(span), figure.metric());
    double[] now = TurnSamples.figures(candidate.compared(span), figure.metric());
    if (count(before, Double::isNaN) + count(now, Double::isNaN) > 0) {
      return told(figure, null, Verdict.INCONCLUSIVE, CompareWording.EMPTY_GROUPS);
    }
    if (count(before, Double::isInfinite) + count(now, Double::isInfinite) > 0) {
      return onFailures(figure, before, now);
    }
    FigureRatio ratio = FigureRatio.of(GroupedPairs.of(before, now));
    Verdict verdict = RatioVerdict.of(ratio, figure.by());
    Optional<String> doubt = doubt(figure.metric(), ratio, verdict);
    return doubt.isPresent()
        ? told(figure, ratio, Verdict.INCONCLUSIVE, doubt.get())
        : told(
            figure,
            ratio,
            verdict,
            CompareWording.reason(ratio, figure.by(), verdict, baseline.name()));
  }

  /** Why a ratio decides nothing, whatever it is. */
  private Optional<String> doubt(Metric metric, FigureRatio ratio, Verdict verdict) {
    if (!isValid) {
      return Optional.of(CompareWording.INVALID);
    }
    Optional<String> left = leftBehind(metric, ratio).map(CompareWording::leftBehind);
    return left.isPresent() || verdict != Verdict.PASS
        ? left
        : CompareWording.otherWork(baseline, candidate);
  }

  private Optional<String> leftBehind(Metric metric, FigureRatio ratio) {
    double halfWidth = Math.log(ratio.upper() / ratio.estimate());
    return Stream.of(baseline, candidate)
        .flatMap(each -> new CarryOver(each).of(metric, halfWidth).stream())
        .findFirst();
  }

  /** Where a figure falls on a failure there is no ratio: in how many groups of either side. */
  private ComparedFigure onFailures(SlicePlan.Figure figure, double[] before, double[] now) {
    int worse = (int) groups().filter(i -> now[i] > before[i] && isFailure(now[i])).count();
    int better = (int) groups().filter(i -> before[i] > now[i] && isFailure(before[i])).count();
    boolean sure =
        isValid && worse > better && GroupedPairs.chanceOf(worse, worse + better) <= LEVEL;
    String reason =
        CompareWording.onFailures(
            count(now, Double::isInfinite), count(before, Double::isInfinite), baseline.name());
    return told(figure, null, sure ? Verdict.FAIL : Verdict.INCONCLUSIVE, reason);
  }

  private IntStream groups() {
    return IntStream.range(0, candidate.groups());
  }

  private static boolean isFailure(double figure) {
    return figure == Double.POSITIVE_INFINITY;
  }

  private static int count(double[] figures, DoublePredicate which) {
    return (int) Arrays.stream(figures).filter(which).count();
  }

  private ComparedFigure told(
      SlicePlan.Figure figure, @Nullable FigureRatio ratio, Verdict verdict, String reason) {
    RunResult run = candidate.run();
    return new ComparedFigure(
        figure.metric().over(run.plan().call().target()),
        figure.by(),
        millis(baseline, figure.metric()),
        millis(candidate, figure.metric()),
        ratio,
        verdict,
        reason);
  }

  private static @Nullable Double millis(TurnSamples side, Metric metric) {
    double nanos = TurnSamples.sum(side.compared(metric.kind().subject()).stream()).figure(metric);
    return Double.isFinite(nanos) ? nanos / NANOS_PER_MILLI : null;
  }

  /** Of each figure the ratio of all requests, which the groups bear out or not; and errors. */
  Stream<String> remarks() {
    return Stream.concat(
        candidate.slices().figures().stream().flatMap(each -> ofAll(each.metric()).stream()),
        CompareWording.moreErrors(baseline, candidate));
  }

  private Optional<String> ofAll(Metric metric) {
    TimedSpan span = metric.kind().subject();
    double[] before = TurnSamples.withoutEach(baseline.compared(span), metric);
    double[] now = TurnSamples.withoutEach(candidate.compared(span), metric);
    Double all = millis(baseline, metric);
    Double others = millis(candidate, metric);
    boolean known =
        Stream.of(before, now).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
    return known && all != null && others != null && before.length > 1
        ? Optional.of(
            CompareWording.ofAll(
                metric.over(candidate.run().plan().call().target()),
                others / all,
                GroupedPairs.jackknifeError(before, now),
                baseline.name()))
        : Optional.empty();
  }
}
