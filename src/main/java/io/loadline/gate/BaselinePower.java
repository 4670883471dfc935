package io.loadline.gate;

import io.loadline.baseline.RecordedBaseline;
import io.loadline.config.gate.BaselineTerms;
import io.loadline.plan.FigureMargin;
import io.loadline.plan.InvalidConfigurationException;
import io.loadline.plan.InvalidConfigurationException.Problem;
import io.loadline.stats.ComparisonPlan;
import io.loadline.text.PlainNumber;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What the runs of a gate can tell beside those of a baseline, by how much those differ from each
 * other.
 *
 * @param baseline with each figure of the terms in each of its runs
 */
record BaselinePower(BaselineTerms terms, RecordedBaseline baseline) {
  /** How often what can be told is told. */
  private static final double POWER = 0.8;

  private double[] before(FigureMargin margin) {
    return baseline.values(margin.figure());
  }

  private double spread(FigureMargin margin) {
    return ComparisonPlan.spread(before(margin));
  }

  private ComparisonPlan plan(FigureMargin margin) {
    return new ComparisonPlan(spread(margin), before(margin).length, terms.runs());
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
        "%s cannot be told to be %s higher: %s beside the %d of %s, which differ by %s from each other, %s %s"
            .formatted(
                margin.metric(),
                by,
                PlainNumber.counted(terms.runs(), "run"),
                baseline.runs().size(),
                terms.file(),
                percent(spread(margin)),
                terms.runs() == 1 ? "tells" : "tell",
                percent(smallest(margin))),
        fix(margin));
  }

  private String fix(FigureMargin margin) {
    OptionalInt runs = plan(margin).runsFor(1 + margin.by(), POWER);
    String wider = "by = \"" + (int) Math.ceil(100 * smallest(margin)) + "%\"";
    return runs.isPresent()
        ? "set runs = " + runs.getAsInt() + ", or " + wider
        : "no number of runs tells it beside so few: record more (size = 20, say), or set " + wider;
  }

  /** A sentence for the report. */
  String text() {
    return PlainNumber.counted(terms.runs(), "run")
        + " beside the "
        + baseline.runs().size()
        + " of "
        + terms.file()
        + (terms.runs() == 1 ? " tells" : " tell")
        + " in 4 of 5 cases: "
        + terms.margins().stream().map(this::told).collect(Collectors.joining(", "));
  }

  private String told(FigureMargin margin) {
    return "%s %s higher (runs differ by %s)"
        .formatted(margin.metric(), percent(smallest(margin)), percent(spread(margin)));
  }

  private static String percent(double part) {
    return PlainNumber.text(Math.round(1_000 * part) / 10.0) + " %";
  }
}
