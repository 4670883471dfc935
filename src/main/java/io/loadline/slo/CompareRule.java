package io.loadline.slo;

import io.loadline.plan.Metric;
import io.loadline.plan.SlicePlan;
import io.loadline.plan.SlicePlan.Figure;
import io.loadline.plan.SlicePlan.Side;
import io.loadline.plan.TimedSpan;
import io.loadline.result.RunResult;
import io.loadline.stats.GroupedPairs;
import io.loadline.stats.RatioInterval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds an endpoint against another one with which it took turns (docs/statistics.md). */
record CompareRule(TurnSamples baseline, TurnSamples candidate) {
  private static final double NANOS_PER_MILLI = 1e6;

  /** Of one side: both sides of chance together are wrong in 5 %. */
  private static final double LEVEL = 0.025;

  /** As {@link Judge#compared}. */
  static List<Judgment> judge(List<String> names, List<RunResult> runs, List<Judgment> alone) {
    Map<Side, TurnSamples> sides = new EnumMap<>(Side.class);
    for (int i = 0; i < runs.size(); i++) {
      RunResult run = runs.get(i);
      String name = names.get(i);
      SlicePlan.of(run.plan())
          .ifPresent(slices -> sides.put(slices.side(), new TurnSamples(name, run, slices)));
    }
    TurnSamples baseline = sides.get(Side.BASELINE);
    TurnSamples candidate = sides.get(Side.CANDIDATE);
    if (baseline == null || candidate == null) {
      return alone;
    }
    List<Judgment> all = new ArrayList<>(alone);
    int place = runs.indexOf(candidate.run());
    all.set(place, new CompareRule(baseline, candidate).judge(alone.get(place)));
    return all;
  }

  /** Of the candidate, beside what is said of it alone. */
  private Judgment judge(Judgment alone) {
    List<ComparedFigure> figures =
        candidate.slices().figures().stream().map(this::figure).toList();
    Verdict verdict =
        Stream.concat(Stream.of(alone.verdict()), figures.stream().map(ComparedFigure::verdict))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    String reason =
        figures.stream()
            .filter(each -> alone.reason().isEmpty() && !each.reason().isEmpty())
            .map(each -> each.metric() + ": " + each.reason())
            .findFirst()
            .orElse(alone.reason());
    return new Judgment(
        verdict,
        CompareWording.headline(alone, figures, baseline.name()),
        reason,
        alone.objectives(),
        alone.advice(),
        Stream.concat(alone.remarks().stream(), remarks()).toList(),
        alone.causes(),
        figures);
  }

  private ComparedFigure figure(Figure figure) {
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
    RatioInterval ratio = GroupedPairs.of(before, now);
    Optional<String> left = leftBehind(figure.metric(), ratio);
    if (left.isPresent()) {
      return told(figure, ratio, Verdict.INCONCLUSIVE, CompareWording.leftBehind(left.get()));
    }
    Verdict verdict = verdict(ratio, figure.by());
    Optional<String> other =
        verdict == Verdict.PASS
            ? CompareWording.otherWork(baseline, candidate)
            : Optional.empty();
    return other
        .map(why -> told(figure, ratio, Verdict.INCONCLUSIVE, why))
        .orElseGet(
            () ->
                told(
                    figure,
                    ratio,
                    verdict,
                    CompareWording.reason(ratio, figure.by(), verdict, baseline.name())));
  }

  /** Worse beyond chance and by more than allowed, or surely by less; better by as much is odd. */
  static Verdict verdict(RatioInterval ratio, double by) {
    if (ratio.lower() > 1 && ratio.estimate() > 1 + by) {
      return Verdict.FAIL;
    }
    return ratio.upper() < 1 + by && !isUnlike(ratio, by) ? Verdict.PASS : Verdict.INCONCLUSIVE;
  }

  static boolean isUnlike(RatioInterval ratio, double by) {
    return ratio.upper() < 1 && ratio.estimate() < 1 / (1 + by);
  }

  private Optional<String> leftBehind(Metric metric, RatioInterval ratio) {
    double halfWidth = Math.log(ratio.upper() / ratio.estimate());
    return Stream.of(baseline, candidate)
        .flatMap(each -> new CarryOver(each).of(metric, halfWidth).stream())
        .findFirst();
  }

  /** Where a figure falls on a failure there is no ratio: in how many groups of either side. */
  private ComparedFigure onFailures(Figure figure, double[] before, double[] now) {
    int worse = (int) groups().filter(i -> now[i] > before[i] && isFailure(now[i])).count();
    int better = (int) groups().filter(i -> before[i] > now[i] && isFailure(before[i])).count();
    boolean sure = worse > better && chance(worse, worse + better) <= LEVEL;
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

  /** Of so many heads or more, of so many fair coins. */
  private static double chance(int heads, int coins) {
    double chance = 0;
    double ways = 1;
    for (int others = 0; others <= coins - heads; others++) {
      chance += ways * Math.pow(0.5, coins);
      ways *= (double) (coins - others) / (others + 1);
    }
    return chance;
  }

  private ComparedFigure told(
      Figure figure,
      @Nullable RatioInterval ratio,
      Verdict verdict,
      String reason) {
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
    double nanos =
        TurnSamples.sum(side.compared(metric.kind().subject()).stream()).figure(metric);
    return Double.isFinite(nanos) ? nanos / NANOS_PER_MILLI : null;
  }

  /** Of each figure the ratio of all requests, which the groups bear out or not; and errors. */
  private Stream<String> remarks() {
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
