package io.loadline.gate;

import io.loadline.baseline.RecordedBaseline;
import io.loadline.baseline.RunFigures;
import io.loadline.config.gate.BaselineTerms;
import io.loadline.plan.FigureMargin;
import io.loadline.plan.InvalidConfigurationException;
import io.loadline.plan.InvalidConfigurationException.Problem;
import io.loadline.stats.ComparisonPlan;
import io.loadline.text.PlainNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What a gate can tell beside the jobs of a baseline, by how much those differ from each other. Its
 * own runs are of one job, and count as one.
 *
 * @param baseline of jobs that made as many runs as the gate will, with each figure of the terms
 */
record BaselinePower(BaselineTerms terms, RecordedBaseline baseline) {
  /** How often what can be told is told. */
  private static final double POWER = 0.8;

  /** The largest margin that {@code by} takes. */
  private static final double MOST_BY = 10;

  private double[] before(FigureMargin margin) {
    return baseline.values(margin.figure());
  }

  private double spread(FigureMargin margin) {
    return ComparisonPlan.spread(before(margin));
  }

  private ComparisonPlan plan(FigureMargin margin) {
    return new ComparisonPlan(spread(margin), before(margin).length, 1);
  }

  private double smallest(FigureMargin margin) {
    return plan(margin).smallestRatio(POWER) - 1;
  }

  /**
   * Refuses what cannot be told.
   *
   * @throws InvalidConfigurationException with a plan that can
   */
  void check() {
    List<Problem> problems =
        terms.margins().stream()
            .filter(margin -> smallest(margin) > margin.by())
            .map(this::problem)
            .toList();
    if (!problems.isEmpty()) {
      throw new InvalidConfigurationException(problems);
    }
  }

  private Problem problem(FigureMargin margin) {
    String by = percent(margin.by());
    return new Problem(
        "@Baseline(by = \"" + by.replace(" ", "") + "\")",
        "",
        "%s cannot be told to be %s higher: %s beside the %d jobs of %s, which differ by %s from each other, tells %s"
            .formatted(
                margin.metric(),
                by,
                own(),
                baseline.runs().size(),
                terms.file(),
                percent(spread(margin)),
                percent(smallest(margin))),
        fix(margin));
  }

  private String own() {
    return terms.runs() == 1 ? "1 run" : "the mean of " + terms.runs() + " runs";
  }

  private String fix(FigureMargin margin) {
    List<String> plans = new ArrayList<>();
    if (smallest(margin) <= MOST_BY) {
      plans.add("set by = \"" + (int) Math.ceil(100 * smallest(margin)) + "%\"");
    }
    plan(margin).earlierRunsFor(1 + margin.by(), POWER).stream()
        .filter(jobs -> jobs <= RecordedBaseline.MOST_RUNS)
        .forEach(jobs -> plans.add("set size = " + jobs + " and record the other jobs"));
    plans.addAll(byRuns(margin));
    return plans.isEmpty()
        ? "record anew by jobs that are more alike"
        : String.join(", or ", plans);
  }

  /** More runs help as far as it is those of one job that differ, which one run does not show. */
  private List<String> byRuns(FigureMargin margin) {
    double[] within = baseline.values(RunFigures.within(margin.figure()));
    if (within.length == 0) {
      return List.of(
          "set runs = 4, say, and record anew, which tells more if runs of one job differ as jobs do");
    }
    double squares = Arrays.stream(within).map(each -> each * each).average().orElseThrow();
    OptionalInt runs =
        plan(margin).runsOfOneJobFor(Math.sqrt(squares), terms.runs(), 1 + margin.by(), POWER);
    return runs.isPresent()
        ? List.of("set runs = " + runs.getAsInt() + " and record anew")
        : List.of();
  }

  /** A sentence for the report. */
  String text() {
    return own()
        + " beside the "
        + baseline.runs().size()
        + " jobs of "
        + terms.file()
        + " tells in 4 of 5 cases that "
        + terms.margins().stream().map(this::told).collect(Collectors.joining("; that "));
  }

  private String told(FigureMargin margin) {
    return "%s is %s higher, and fails it from %s on (jobs differ by %s)"
        .formatted(
            margin.metric(),
            percent(smallest(margin)),
            percent(plan(margin).ratioThatFails(margin.by(), POWER) - 1),
            percent(spread(margin)));
  }

  private static String percent(double part) {
    return PlainNumber.text(Math.round(1_000 * part) / 10.0) + " %";
  }
}
