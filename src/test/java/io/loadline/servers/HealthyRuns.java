package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.LoadResult;
import io.loadline.LoadSettings;
import io.loadline.Loadline;
import io.loadline.SloSettings;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Unwrapped;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.IntFunction;

/** Many gates on a service that keeps its promises: all pass, and none has a cause. */
final class HealthyRuns {
  static final int REQUESTS = 40;

  private static final Duration LIMIT = Duration.ofSeconds(50);
  private static final int LIMITS = 5;

  private HealthyRuns() {}

  /** What else is to be true of one of them. */
  @FunctionalInterface
  interface Check {
    void of(int number, LoadResult result);
  }

  /** As many as {@link ShortGate#runs}, on the service that is meant by the number of each. */
  static void pass(IntFunction<Loadline> service, Check check) throws InterruptedException {
    long began = System.nanoTime();
    for (int i = 0; i < ShortGate.runs(); i++) {
      int number = i;
      LoadResult result =
          service
              .apply(number)
              .timeout(LIMIT)
              .load(load -> load(number, load))
              .slo(slo -> limit(number, slo))
              .printTo(new PrintStream(OutputStream.nullOutputStream()))
              .run();
      assertThat(result.verdict()).as("%d: %s", i, result).isEqualTo(Verdict.PASS);
      assertThat(result.judgment().causes()).as("%d: %s", i, result).isEmpty();
      assertThat(Unwrapped.text(result)).doesNotContain(" cause ");
      check.of(i, result);
    }
    System.out.printf(
        "%d gates pass without a cause in %.0f s%n",
        ShortGate.runs(), (System.nanoTime() - began) / 1e9);
  }

  /** Some of them after a warm-up. */
  private static LoadSettings load(int number, LoadSettings load) {
    load.requests(REQUESTS).warmup(number % 3 == 0 ? "5" : "0");
    return number % 2 == 0 ? load.rate(200) : load.concurrency(3);
  }

  private static SloSettings limit(int number, SloSettings slo) {
    slo.errors(0);
    return switch (number % LIMITS) {
      case 0 -> slo.latencyMean(LIMIT);
      case 1 -> slo.latencyMax(LIMIT);
      case 2 -> slo.latencyP90(LIMIT);
      case 3 -> slo.latencyP50(LIMIT).latencyMean(LIMIT);
      default -> slo.throughput(0.1);
    };
  }
}
