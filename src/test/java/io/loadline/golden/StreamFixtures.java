package io.loadline.golden;

import io.loadline.testkit.Plans;
import io.loadline.testkit.StreamSimulation;
import java.util.List;

/** Streams of tokens and of gRPC messages: 100 requests in virtual time. */
final class StreamFixtures {
  private StreamFixtures() {}

  static List<GoldenFixture> all() {
    return List.of(
        new GoldenFixture("fail-token-stream-goodput", () -> goodput().textsAndPage()),
        new GoldenFixture("pass-token-stream-counted-by-server", () -> counted().texts()),
        new GoldenFixture("invalid-token-stream-own-lag", () -> lag().texts()),
        new GoldenFixture("fail-token-stream-told-by-llama-cpp", () -> slots().textsAndPage()),
        new GoldenFixture("fail-token-stream-told-by-vllm", () -> queue().texts()),
        new GoldenFixture("fail-message-stream", () -> messages().texts()));
  }

  private static StreamSimulation promising(String objective) {
    return StreamSimulation.of(Plans.constant(50), FinishedRun.objective(objective));
  }

  private static FinishedReport goodput() {
    return FinishedReport.on(
        promising("http/goodput >= 0.95")
            .goodput(FinishedRun.goodputLimits(100, 300))
            .failing(10)
            .silent(12)
            .run());
  }

  private static FinishedReport counted() {
    return FinishedReport.on(promising("http/output-tokens-per-second >= 100").usage(7).run());
  }

  private static FinishedReport lag() {
    return FinishedReport.on(promising("http/ttft-p95 <= 120").pausing(200_000_000).run());
  }

  private static FinishedReport slots() {
    return FinishedReport.on(promising("http/ttft-p95 <= 90").toldByLlamaCpp(60, 95).run());
  }

  /** The first that fail tell nothing. */
  private static FinishedReport queue() {
    return FinishedReport.on(
        promising("http/ttft-p95 <= 90").failing(4).toldByVllm(70, 25, 100).run());
  }

  private static FinishedReport messages() {
    return FinishedReport.on(promising("http/itl-p95 <= 30").ofMessages().silent(2).run());
  }
}
