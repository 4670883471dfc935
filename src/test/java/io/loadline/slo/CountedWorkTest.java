package io.loadline.slo;

import static io.loadline.plan.TimedPart.COMPUTE;
import static io.loadline.plan.TimedPart.DECODE;
import static io.loadline.plan.TimedPart.PREFILL;
import static io.loadline.plan.TimedPart.QUEUE;
import static io.loadline.plan.TimedPart.TOTAL;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.Objective;
import io.loadline.plan.TimedPart;
import io.loadline.slo.TimeCause.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long the model worked, by a server's counters: window by window, and before first tokens. */
class CountedWorkTest {
  private static final Objective MEAN = atMost("http/latency-mean", 100);
  private static final double UNKNOWN = Double.NaN;

  private static Map<TimedPart, Double> parts(double queue, double compute) {
    return Map.of(QUEUE, queue, COMPUTE, compute, TOTAL, queue + compute);
  }

  private static TimeCause only(ToldRun run) {
    assertThat(run.causes()).hasSize(1);
    return run.causes().get(0);
  }

  @ParameterizedTest
  @CsvSource({"20,COMPUTE_ROSE", "20.5,COMPUTE"})
  void compute_rose_while_nothing_waited(double queue, Kind kind) {
    ToldCounters counters =
        ToldCounters.triton().process("h:1", 600, parts(queue, 200 - queue), UNKNOWN);
    for (int i = 0; i < 6; i++) {
      counters.window(1, 100, parts(queue, i < 3 ? 60 : 300), UNKNOWN);
    }
    ToldRun run = new ToldRun(MEAN).requests(300, 61, Map.of()).requests(300, 339, Map.of());
    TimeCause cause = only(run.counting(counters));
    assertThat(cause.kind()).isEqualTo(kind);
    if (kind == Kind.COMPUTE_ROSE) {
      assertThat(cause.sentence())
          .isEqualTo(
              "mean 200.0 ms: compute rose from 60.0 to 300.0 ms from 3.0 s on while nothing waited");
    }
  }

  @Test
  void a_cold_start_is_seen_window_by_window() {
    ToldCounters counters = ToldCounters.triton().process("h:1", 800, parts(0, 193), UNKNOWN);
    for (int i = 0; i < 8; i++) {
      counters.window(1, 100, parts(0, i < 1 ? 1_194 : 50), UNKNOWN);
    }
    ToldRun run = new ToldRun(MEAN).requests(100, 1_200, Map.of()).requests(700, 51, Map.of());
    assertThat(run.counting(counters).first()).isEqualTo(Kind.COLD);
  }

  @Test
  void of_first_tokens_it_is_what_comes_before_them() {
    Objective first = atMost("http/ttft-mean", 100);
    ToldCounters counters =
        new ToldCounters(KnownTiming.TRITON_METRICS)
            .all(100, Map.of(QUEUE, 3.0, PREFILL, 180.0, DECODE, 300.0), UNKNOWN);
    ToldRun run = ToldRun.streamed(first).firstToken(200).requests(100, 600, Map.of());
    TimeCause cause = only(run.counting(counters));
    assertThat(cause.kind()).isEqualTo(Kind.COMPUTE);
    assertThat(cause.sentence()).contains("180.0 ms prefill").doesNotContain("decode");
  }

  /** Up to the first one nobody tells of 17 ms, and 10 more, which are 5 %. */
  @ParameterizedTest
  @CsvSource({"500,COMPUTE", "489,NOT_TOLD"})
  void a_first_token_that_somebody_holds_back_is_not_the_servers(double whole, Kind kind) {
    Objective first = atMost("http/ttft-mean", 100);
    ToldCounters counters =
        new ToldCounters(KnownTiming.TRITON_METRICS)
            .all(100, Map.of(QUEUE, 3.0, PREFILL, 180.0, DECODE, 300.0), UNKNOWN);
    ToldRun run = ToldRun.streamed(first).firstToken(200).requests(100, whole, Map.of());
    assertThat(run.counting(counters).first()).isEqualTo(kind);
  }
}
