package io.loadline.golden;

import java.util.List;

/** Verdicts on the service itself. */
final class VerdictFixtures {
  private static final String MEAN = "http/latency-mean <= 150";
  private static final String P99 = "http/latency-p99 <= 300";
  private static final String NO_ERRORS = "http/error-count <= 0";

  private VerdictFixtures() {}

  static List<GoldenFixture> all() {
    return List.of(
        new GoldenFixture("pass-constant", () -> passes().texts()),
        new GoldenFixture("pass-closed-loop", () -> closedLoop().texts()),
        new GoldenFixture("pass-stages", () -> stages().texts()),
        new GoldenFixture("pass-loosened", () -> loosened().texts()),
        new GoldenFixture("pass-withdrawn", () -> passes().withdrawn("no text today")),
        new GoldenFixture("fail-poisson-all-objectives", () -> allBroken().textsAndPage()),
        new GoldenFixture("fail-errors", () -> errors().texts()),
        new GoldenFixture("fail-errors-with-links", () -> linked().texts()),
        new GoldenFixture("fail-refused", () -> refused().textsAndPage()),
        new GoldenFixture("fail-dead-masked", () -> dead().texts()),
        new GoldenFixture("fail-counted-by-triton", () -> counted().textsAndFiles()),
        new GoldenFixture("fail-counters-not-used", () -> notUsed().textsAndFiles()),
        new GoldenFixture("fail-waiting", () -> waiting().texts()),
        new GoldenFixture("inconclusive-too-few", () -> tooFew().texts()));
  }

  private static FinishedReport passes() {
    return FinishedReport.on(FinishedRun.promising(MEAN, P99, NO_ERRORS).warmup(2).measured());
  }

  private static FinishedReport closedLoop() {
    return FinishedReport.on(
        FinishedRun.promising("http/latency-p90 <= 250", "http/throughput >= 15")
            .closed(2)
            .taking(index -> 80 + 10 * (index % 5))
            .measured());
  }

  private static FinishedReport stages() {
    return FinishedReport.on(
        FinishedRun.promising(MEAN, NO_ERRORS)
            .stages(8, 16)
            .taking(index -> 60 + 2 * index)
            .measured());
  }

  private static FinishedReport loosened() {
    return FinishedReport.on(FinishedRun.promising(MEAN, NO_ERRORS).measured())
        .override("loadline.latency-mean", "50", "150", "system property", true)
        .override("loadline.rate", "8", "20", "environment variable LOADLINE_RATE", false)
        .note("no error objective was named: none are allowed");
  }

  private static FinishedReport linked() {
    return FinishedReport.on(
        FinishedRun.promising(MEAN, NO_ERRORS)
            .traceLink("https://jaeger.example.com/trace/{traceId}")
            .taking(index -> 80 + 10 * (index % 5))
            .failing("server-error", 4, 6)
            .failing("reset", 5)
            .failing("connect-failed", 7)
            .measured());
  }

  private static FinishedReport allBroken() {
    return FinishedReport.on(
        FinishedRun.promising(
                "http/latency-mean <= 99.5",
                "http/latency-stddev <= 10",
                "http/latency-min >= 60",
                "http/latency-max <= 200",
                "http/latency-p50 <= 90",
                "http/latency-p99.9 <= 250",
                "http/throughput >= 40",
                "http/request-count >= 30",
                "http/error-rate <= 0.01")
            .poisson(20)
            .taking(index -> index == 13 ? 412.4 : 50 + 5.25 * index)
            .failing("server-error", 3)
            .measured());
  }

  private static FinishedReport errors() {
    return FinishedReport.on(
        FinishedRun.promising(MEAN, "http/latency-max <= 500", "http/error-count <= 2")
            .failing("server-error", 2, 5)
            .failing("client-error", 7)
            .failing("timeout", 11)
            .failing("connect-failed", 12)
            .failing("expectation-failed", 15, 16)
            .measured());
  }

  /** A percentile and the errors are broken for one reason, a mean for another. */
  private static FinishedReport refused() {
    return FinishedReport.on(
        FinishedRun.promising(
                "http/latency-mean <= 80", "http/latency-p90 <= 500", "http/error-count <= 2")
            .failing("refused", 2, 5, 8, 11, 14, 17)
            .failing("timeout", 19)
            .measured());
  }

  private static FinishedReport dead() {
    return FinishedReport.on(
            FinishedRun.promising(MEAN, NO_ERRORS)
                .requests(4)
                .failing("redirect", 0, 1)
                .failing("malformed", 2)
                .failing("reset", 3)
                .header("Cookie", "session=s3ss10n-of-the-test")
                .measured())
        .note("the service sent s3ss10n-of-the-test back, and s3cr3t as well")
        .hiding("s3cr3t");
  }

  /** Four connections, where eight are needed. */
  private static FinishedReport waiting() {
    return FinishedReport.on(
        FinishedRun.promising("http/latency-p95 <= 450", NO_ERRORS)
            .taking(index -> 400)
            .measured());
  }

  /** Its queue grows, and one of its processes has more of it. */
  private static FinishedReport counted() {
    FinishedRun slower =
        FinishedRun.promising("http/latency-p95 <= 150", NO_ERRORS)
            .requests(160)
            .warmup(10)
            .taking(index -> 90 + 0.5 * index);
    return FinishedReport.on(Surroundings.of(slower).measuredByTriton(40, 39, 57.5, 76, 94.5));
  }

  /** Broken by errors, of which counters say nothing. */
  private static FinishedReport notUsed() {
    FinishedRun failing = FinishedRun.promising(NO_ERRORS).failing("server-error", 3);
    String why =
        "the server counted 41 requests, 19 were ours: others call it, or a proxy tried again";
    return FinishedReport.on(Surroundings.of(failing).measuredBeside(41, why))
        .note("the server's own times are not used: " + why);
  }

  private static FinishedReport tooFew() {
    return FinishedReport.on(
        FinishedRun.promising(P99, MEAN).closed(1).requests(10).warmup(1).measured());
  }
}
