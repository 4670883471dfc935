package io.loadline.golden;

import io.loadline.plan.ArrivalRate;
import io.loadline.plan.Arrivals;
import io.loadline.plan.FigureMargin;
import io.loadline.plan.Metric;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.SlicePlan;
import io.loadline.plan.SlicePlan.Side;
import io.loadline.plan.Workload;
import io.loadline.result.ComparedRuns;
import io.loadline.result.ComparedRuns.Sample;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Figures beside those of earlier runs, and of another target. */
final class ComparedFixtures {
  private static final String NO_ERRORS = "http/error-count <= 0";
  private static final double BY = 0.1;
  private static final int PAIRS = 10;

  private ComparedFixtures() {}

  static List<GoldenFixture> all() {
    return List.of(
        new GoldenFixture("pass-baseline", () -> beside(98, 36, "").textsAndPage()),
        new GoldenFixture("fail-baseline", () -> beside(130, 36, "").textsAndPage()),
        new GoldenFixture("inconclusive-baseline-collapse", () -> beside(5, 12, "").textsAndPage()),
        new GoldenFixture(
            "inconclusive-baseline-unlike",
            () ->
                beside(98, 36, "baselines/iris.json is of other runs than this: pods was 1")
                    .textsAndPage()),
        new GoldenFixture("endpoints-fail-in-turns", ComparedFixtures::turns));
  }

  /**
   * Five jobs of which the median is 98 to 102 ms and the 99th percentile wide apart.
   *
   * @param tokens an answer; 36 in each of the five
   */
  private static FinishedReport beside(double median, double tokens, String obstacle) {
    List<Sample> before =
        IntStream.rangeClosed(-2, 2)
            .mapToObj(job -> sample(100 + job, 160 + 30 * job, 36 + job / 10.0))
            .toList();
    List<FigureMargin> margins =
        List.of(
            new FigureMargin(Metric.percentile(50), BY, "latency-p50"),
            new FigureMargin(Metric.percentile(99), 2, "latency-p99"));
    return FinishedReport.on(FinishedRun.promising(NO_ERRORS).taking(index -> median).measured())
        .beside(
            new ComparedRuns(
                "baselines/iris.json",
                BY,
                margins,
                before,
                List.of(sample(median, 150, tokens)),
                obstacle));
  }

  private static Sample sample(double median, double slow, double tokens) {
    return new Sample(
        Map.of(
            "latency-p50",
            median,
            "latency-p99",
            slow,
            ComparedRuns.ERROR_RATIO,
            0.0,
            ComparedRuns.TOKENS_PER_ANSWER,
            tokens),
        Map.of());
  }

  private static Map<String, String> turns() {
    Map<String, FinishedReport> sides = new LinkedHashMap<>();
    sides.put("stable", turns(Side.BASELINE, 40));
    sides.put("canary", turns(Side.CANDIDATE, 52));
    return FinishedReport.together(sides);
  }

  private static FinishedReport turns(Side side, double millis) {
    List<SlicePlan.Figure> figures =
        List.of(
            new SlicePlan.Figure(Metric.percentile(50), BY),
            new SlicePlan.Figure(Metric.percentile(90), 0.5));
    Duration second = Duration.ofSeconds(1);
    SlicePlan slices = new SlicePlan(second, Duration.ZERO, 7, side, figures, BY);
    return FinishedReport.on(
        FinishedRun.promising(NO_ERRORS)
            .calling(
                side == Side.BASELINE ? "http://stable:8080/infer" : "http://canary:8080/infer")
            .loaded(
                new Workload.Open(new ArrivalRate(20), Arrivals.CONSTANT, 0, slices),
                new PhaseLength.Span(second.multipliedBy(2 * PAIRS)))
            .taking(index -> millis + index * 7 % 5)
            .measured());
  }
}
