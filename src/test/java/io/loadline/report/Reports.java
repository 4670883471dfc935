package io.loadline.report;

import io.loadline.plan.AppliedOverride;
import io.loadline.plan.Arrivals;
import io.loadline.plan.Objective;
import io.loadline.plan.RateRamp;
import io.loadline.plan.Stage;
import io.loadline.plan.Workload;
import io.loadline.result.GeneratorLimits;
import io.loadline.result.RunResult;
import io.loadline.slo.Cause;
import io.loadline.slo.Judgment;
import io.loadline.slo.ObjectiveVerdict;
import io.loadline.slo.Verdict;
import io.loadline.testkit.SampleRun;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reports to be turned into text. */
final class Reports {
  static final String RESULT_FILE = "target/loadline/IrisGateIT/iris_keeps_its_promise/result.json";
  static final Report.Files FILES =
      new Report.Files("target/loadline/IrisGateIT/iris_keeps_its_promise/index.html", RESULT_FILE);
  static final Report.Environment ENVIRONMENT =
      new Report.Environment("0.1.0", "17.0.16", "Eclipse Adoptium", "Linux", "amd64", 2, "", null)
          .with(new GeneratorLimits(61_250, 1_900, 48_000));

  static final Workload STAGES =
      new Workload.Staged(
          List.of(
              stage("poisson 8/s for 2s", new RateRamp(8, 8, 2_000_000_000L)),
              stage("poisson ramp 8/s to 10/s for 10s", new RateRamp(8, 10, 10_000_000_000L))));

  private Reports() {}

  private static Stage stage(String text, RateRamp slope) {
    return new Stage.Rates(text, List.of(slope), Arrivals.POISSON);
  }

  static ObjectiveVerdict holds(Objective objective, double observed) {
    return new ObjectiveVerdict(objective, observed, 100, Verdict.PASS, Cause.NONE);
  }

  static ObjectiveVerdict broken(Objective objective, @Nullable Double observed, Cause cause) {
    return new ObjectiveVerdict(objective, observed, 100, Verdict.FAIL, cause);
  }

  static Judgment pass() {
    return new Judgment(
        Verdict.PASS,
        "all 2 objectives hold",
        "",
        List.of(holds(SampleRun.MEAN, 412.4), holds(SampleRun.ERRORS, 0)),
        List.of());
  }

  static Judgment fail() {
    return new Judgment(
        Verdict.FAIL,
        "1 of 2 objectives broken",
        "",
        List.of(broken(SampleRun.MEAN, 612.4, Cause.NONE), holds(SampleRun.ERRORS, 0)),
        List.of());
  }

  static Judgment bothBroken() {
    return new Judgment(
        Verdict.FAIL,
        "2 of 2 objectives broken",
        "",
        List.of(
            broken(SampleRun.P99, null, Cause.ERROR_AT_RANK),
            broken(SampleRun.ERRORS, 6.0, Cause.NONE)),
        List.of());
  }

  static Report of(RunResult run, Judgment judgment) {
    return new Report(
        TestName.of("iris_keeps_its_promise"),
        run,
        judgment,
        List.of(),
        List.of(),
        FILES,
        UnaryOperator.identity());
  }

  static Report with(Report report, AppliedOverride... overrides) {
    return new Report(
        report.test(),
        report.run(),
        report.judgment(),
        List.of(overrides),
        report.notes(),
        report.files(),
        report.mask());
  }

  static Report masking(Report report, String secret) {
    return new Report(
        report.test(),
        report.run(),
        report.judgment(),
        report.overrides(),
        report.notes(),
        report.files(),
        text -> text.replace(secret, "***"));
  }

  /** The line that begins so, with those that it goes on in, as it was before it was wrapped. */
  static String line(String text, String begin) {
    int at = ("\n" + text).indexOf("\n" + begin);
    String from = at < 0 ? "" : text.substring(at);
    return from.split("\n(?! {12})", 2)[0].replaceAll("\n +", " ");
  }
}
