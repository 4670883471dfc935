package io.loadline.report;

import io.loadline.plan.AppliedOverride;
import io.loadline.plan.Arrivals;
import io.loadline.plan.Objective;
import io.loadline.plan.RateRamp;
import io.loadline.plan.Stage;
import io.loadline.plan.Workload;
import io.loadline.result.GeneratorLimits;
import io.loadline.result.RunResult;
import io.loadline.slo.BoundsMethod;
import io.loadline.slo.Cause;
import io.loadline.slo.FigureBounds;
import io.loadline.slo.Judgment;
import io.loadline.slo.ObjectiveVerdict;
import io.loadline.slo.Verdict;
import io.loadline.testkit.SampleRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
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

  /** As {@link #fail}, of which the mean is known to lie between these. */
  static Judgment bounded() {
    FigureBounds bounds =
        new FigureBounds(
            591.143039,
            633.656961,
            0.95,
            100,
            2.1817105250078343e-7,
            100L,
            new BoundsMethod.OfMean(batches(), 0.03, 0.025, 8.258966, 0));
    return new Judgment(
        Verdict.FAIL,
        "1 of 2 objectives broken",
        "",
        List.of(
            new ObjectiveVerdict(SampleRun.MEAN, 612.4, 100, Verdict.FAIL, Cause.NONE, bounds),
            holds(SampleRun.ERRORS, 0)),
        List.of());
  }

  /** 100 requests, two batches of slower and two of faster ones in turn. */
  static BoundsMethod.Batches batches() {
    List<Long> requests = IntStream.range(0, 40).mapToObj(i -> i < 20 ? 3L : 2L).toList();
    List<Long> sums = new ArrayList<>();
    for (Long each : requests) {
      sums.add(each * 612_400_000 + (sums.size() % 4 < 2 ? 90_000_000 : -90_000_000));
    }
    List<Long> slowest = IntStream.range(0, 40).mapToObj(i -> i % 4 == 0 ? 1L : 0L).toList();
    List<Long> slower = IntStream.range(0, 40).mapToObj(i -> i % 4 < 2 ? 2L : 1L).toList();
    return new BoundsMethod.Batches(requests, slowest, slower, requests, sums);
  }

  /** A percentile that is told, and lies between these. */
  static ObjectiveVerdict between(
      Objective objective, double lower, @Nullable Double upper, Verdict verdict, Cause cause) {
    BoundsMethod method =
        new BoundsMethod.OfShare(
            batches(), 0.05, 0.01, batches().slowest(), 1.25, false, Double.POSITIVE_INFINITY);
    FigureBounds bounds = new FigureBounds(lower, upper, 0.95, 80, 0.4, 1_234L, method);
    return new ObjectiveVerdict(objective, 212.4, 100, verdict, cause, bounds);
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
