package io.loadline.config.gate;

import io.loadline.baseline.RecordedBaseline;
import io.loadline.baseline.RunFigures;
import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.ConfigProblems;
import io.loadline.config.setting.Setting;
import io.loadline.config.setting.SettingSyntax;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.Bound;
import io.loadline.plan.Call;
import io.loadline.plan.FigureMargin;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads with what the runs of a gate are compared. */
final class BaselineTermsReader {
  private static final Duration MAX_AGE = Duration.ofDays(90);
  private static final int LEAST_RUNS = 5;
  private static final int MOST_REPEATED = 100;

  /** Held to {@code by} where none is named. */
  private static final List<Metric> DEFAULTS =
      List.of(Metric.percentile(50), Metric.percentile(99));

  static final String OFF = "off";

  private final SettingValues values;
  private final SwitchReader switches;
  private final ConfigProblems problems;

  BaselineTermsReader(SettingValues values, SwitchReader switches, ConfigProblems problems) {
    this.values = values;
    this.switches = switches;
    this.problems = problems;
  }

  /** Whether a baseline is set, so that limits need not be. */
  static boolean isAsked(SettingValues values) {
    return Arrays.stream(Attribute.values())
        .filter(each -> each.annotation().equals("Baseline"))
        .anyMatch(values::isSet);
  }

  /** Whether a value from outside lets worse or older runs pass than that of the code. */
  static boolean isLoosened(Setting outside, Map<Attribute, Setting> code) {
    Setting own = code.get(outside.attribute());
    return switch (outside.attribute()) {
      case BASELINE_FILE, BASELINE_RUNS -> false;
      case BASELINE_MAY_DIFFER -> true;
      case BASELINE_SIZE -> own == null || number(outside) < number(own);
      default ->
          outside.attribute().annotation().equals("Baseline")
              && (own == null || number(outside) > number(own));
    };
  }

  /** Without its unit; one that is wrong is refused elsewhere. */
  private static double number(Setting setting) {
    String digits = setting.values().get(0).replaceAll("[^0-9.]", "");
    return digits.matches("\\d+(\\.\\d+)?") ? Double.parseDouble(digits) : Double.NaN;
  }

  /**
   * As set; empty where none is, or where it is not to be looked at.
   *
   * @param call empty where that is wrong
   * @param load of which runs are made
   * @param only whether the gate calls one address without a name
   */
  Optional<BaselineTerms> read(Optional<Call> call, LoadReader load, boolean only) {
    Optional<String> mode =
        switches.read(SwitchKey.BASELINE, SettingSyntax.oneOf(List.of("compare", "write", OFF)));
    boolean restart = switches.isTrue(SwitchKey.BASELINE_RESTART);
    if (!isAsked(values)) {
      return Optional.empty();
    }
    check(only);
    List<StatedObjective> stated = figures(call);
    call.ifPresent(it -> StreamObjectiveChecks.check(it, stated, GoodputLimits.NONE, problems));
    EnoughRequests.check(stated, load.workload(), load.extent(), values, problems);
    BaselineTerms terms = terms(stated, use(mode, restart));
    return mode.filter(OFF::equals).isPresent() ? Optional.empty() : Optional.of(terms);
  }

  private static BaselineTerms.Use use(Optional<String> mode, boolean restart) {
    if (mode.filter("write"::equals).isEmpty()) {
      return BaselineTerms.Use.COMPARE;
    }
    return restart ? BaselineTerms.Use.RESTART : BaselineTerms.Use.WRITE;
  }

  private void check(boolean only) {
    if (!values.isSet(Attribute.BASELINE_FILE)) {
      values.missing(
          "@Baseline(file)",
          "the file of the baseline is not named",
          "write file = \"baselines/iris.json\" say, relative to the project");
    }
    if (!only) {
      values.refuse(
          Attribute.BASELINE_FILE,
          "is of one service, and the test has endpoints",
          "hold each endpoint against a baseline in a test of its own");
    }
    if (EarlyEndReader.isAsked(values)) {
      values.refuse(
          Attribute.EARLY_STOP,
          "ends a run before its time, and a baseline is of whole runs",
          "remove earlyStop, or @Baseline");
    }
  }

  private BaselineTerms terms(List<StatedObjective> stated, BaselineTerms.Use use) {
    List<FigureMargin> margins =
        stated.stream()
            .map(StatedObjective::objective)
            .map(
                each -> new FigureMargin(each.metric(), each.limit(), RunFigures.id(each.metric())))
            .toList();
    double widest = margins.stream().mapToDouble(FigureMargin::by).max().orElse(0);
    return new BaselineTerms(
        values.one(Attribute.BASELINE_FILE, BaselineSyntax::file).orElse(""),
        values.one(Attribute.BASELINE_BY, BaselineSyntax::part).orElse(widest),
        margins,
        values.one(Attribute.BASELINE_RUNS, SettingSyntax.between(1, MOST_REPEATED)).orElse(1),
        !values.isSet(Attribute.SEED),
        new BaselineTerms.FileRule(
            values
                .one(
                    Attribute.BASELINE_SIZE,
                    SettingSyntax.between(LEAST_RUNS, RecordedBaseline.MOST_RUNS))
                .orElse(LEAST_RUNS),
            values.one(Attribute.BASELINE_MAX_AGE, BaselineSyntax::age).orElse(MAX_AGE),
            Set.copyOf(values.all(Attribute.BASELINE_MAY_DIFFER, BaselineSyntax::fact))),
        use);
  }

  /** As if each margin were a limit, so that what holds for limits holds for them. */
  private List<StatedObjective> figures(Optional<Call> call) {
    List<StatedObjective> stated = new ArrayList<>();
    for (Attribute each : Attribute.values()) {
      if (each.annotation().equals("Baseline")) {
        BaselineSyntax.figure(each).ifPresent(metric -> add(each, metric, call, stated));
      }
    }
    if (stated.isEmpty()) {
      DEFAULTS.forEach(each -> add(Attribute.BASELINE_BY, each, call, stated));
    }
    if (stated.isEmpty() && !values.isSet(Attribute.BASELINE_BY)) {
      values.missing(
          "@Baseline(by)",
          "how much worse than the baseline figures may be is not set",
          "write by = \"10%\" say, or name figures: latencyP99 = \"10%\"");
    }
    return stated;
  }

  private void add(
      Attribute attribute, Metric metric, Optional<Call> call, List<StatedObjective> stated) {
    Optional<Double> by = values.one(attribute, BaselineSyntax::part);
    if (by.isPresent()) {
      Setting setting = values.find(attribute).orElseThrow();
      Metric written = call.map(it -> metric.over(it.target())).orElse(metric);
      stated.add(
          new StatedObjective(
              new Objective(written, Bound.UPPER, by.get()), setting, setting.values().get(0)));
    }
  }
}
