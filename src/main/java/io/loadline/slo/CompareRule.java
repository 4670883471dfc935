package io.loadline.slo;

import io.loadline.plan.SlicePlan;
import io.loadline.plan.SlicePlan.Side;
import io.loadline.result.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Joins what is said of endpoints that took turns, each by its objectives, with how one fared
 * beside the other.
 */
final class CompareRule {
  private CompareRule() {}

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
    if (candidate == null) {
      return alone;
    }
    List<Judgment> all = new ArrayList<>(alone);
    int place = runs.indexOf(candidate.run());
    if (baseline == null) {
      all.set(place, notCompared(alone.get(place), candidate.slices()));
      return all;
    }
    boolean isValid = alone.stream().noneMatch(each -> each.verdict() == Verdict.INVALID);
    ComparedTurns turns = new ComparedTurns(baseline, candidate, isValid);
    all.set(place, judge(alone.get(place), turns));
    return all;
  }

  /** Of a candidate whose other side is not there, as in a result of it alone: never green. */
  private static Judgment notCompared(Judgment alone, SlicePlan slices) {
    List<ComparedFigure> figures =
        slices.figures().stream()
            .map(
                each ->
                    new ComparedFigure(
                        each.metric(),
                        each.by(),
                        null,
                        null,
                        null,
                        Verdict.INCONCLUSIVE,
                        CompareWording.NO_BASELINE))
            .toList();
    return new Judgment(
        alone.verdict() == Verdict.PASS ? Verdict.INCONCLUSIVE : alone.verdict(),
        alone.headline() + "; not compared",
        alone.reason().isEmpty() ? CompareWording.NO_BASELINE : alone.reason(),
        alone.objectives(),
        alone.advice(),
        alone.remarks(),
        alone.causes(),
        figures);
  }

  /** Of the candidate, beside what is said of it alone. */
  private static Judgment judge(Judgment alone, ComparedTurns turns) {
    List<ComparedFigure> figures = turns.figures();
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
        CompareWording.headline(alone, figures, turns.baseline().name()),
        reason,
        alone.objectives(),
        alone.advice(),
        Stream.concat(alone.remarks().stream(), turns.remarks()).toList(),
        alone.causes(),
        figures);
  }
}
