package io.loadline.slo;

import static io.loadline.plan.TimedPart.COMPUTE;
import static io.loadline.plan.TimedPart.QUEUE;
import static io.loadline.slo.CountedMeanTest.served;
import static io.loadline.slo.CountedMeanTest.text;
import static io.loadline.slo.CountedRun.counted;
import static io.loadline.slo.CountedRun.told;
import static io.loadline.slo.CountedRun.window;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.Objective;
import io.loadline.plan.TimedPart;
import io.loadline.result.RunExecution;
import io.loadline.result.RunExecution.WarmupCounts;
import io.loadline.result.RunResult;
import io.loadline.slo.TimeCause.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counters that have requests of the warm-up in them, and of what else they may tell. */
class CountedWarmupTest {
  private static final Objective MEAN = atMost("server/queue-mean", 50);
  private static final Objective LATENCY = atMost("http/latency-mean", 100);
  private static final Map<TimedPart, Double> PARTS = Map.of(QUEUE, 180.0, COMPUTE, 10.0);

  /** Requests of the warm-up were under way for so many ms of the measurement. */
  private static RunResult overlapping(int millis, RunResult run) {
    RunExecution known = run.execution();
    WarmupCounts warmup = new WarmupCounts(20, 20, millis * 1_000_000L);
    RunExecution execution =
        new RunExecution(
            known.startedAt(),
            known.elapsedNanos(),
            warmup,
            known.ending(),
            known.transport(),
            known.connections());
    return new RunResult(
        run.plan(),
        execution,
        run.counts(),
        run.times(),
        run.series(),
        run.stream(),
        run.cluster(),
        run.server());
  }

  /** 20 requests of the warm-up are in the first window, with 50 of the measurement. */
  @ParameterizedTest
  @CsvSource({
    "10, 60, PASS",
    "28, 60, PASS",
    "29, 60, INCONCLUSIVE",
    "900, 60, INCONCLUSIVE",
    "900, 101, FAIL"
  })
  void what_the_warm_up_waited_breaks_no_limit(double early, double late, Verdict verdict) {
    RunResult run =
        told(
            served(MEAN),
            KnownTiming.TRITON_STATS,
            window(-1, counted(70, early)),
            window(1, counted(50, late)));
    assertThat(Judge.judge(run).objectives().get(0))
        .extracting(ObjectiveVerdict::verdict, each -> each.cause() == Cause.WARMUP_COUNTED)
        .containsExactly(verdict, verdict == Verdict.INCONCLUSIVE);
  }

  /** Its warm-up waited less: the figure is the least that the measurement can have waited. */
  @Test
  void a_mean_with_the_warm_up_in_it_is_told_as_that_of_the_measurement() {
    RunResult run =
        told(
            served(MEAN),
            KnownTiming.TRITON_STATS,
            window(-1, counted(70, 10)),
            window(1, counted(50, 102)));
    assertThat(text(run)).isEqualTo("FAIL 51.0 120");
  }

  /** So long after the measurement began requests of the warm-up were under way. */
  @ParameterizedTest
  @CsvSource({"1000, FAIL", "1001, INCONCLUSIVE"})
  void what_ended_while_the_warm_up_did_breaks_no_limit(int overlap, Verdict verdict) {
    RunResult run =
        told(
            overlapping(overlap, served(MEAN)),
            KnownTiming.TRITON_STATS,
            window(-1, counted(70, 10)),
            window(1, counted(50, 101)));
    assertThat(Judge.judge(run).objectives().get(0).verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "TRITON_STATS, 'the load was too short to count its warm-up apart. Fix: a longer load, or"
        + " warmup = 0'",
    "MOSEC_METRICS, 'its counters hold the warm-up, however long the load is. Fix: warmup = 0'",
    "SGLANG_COUNTERS, 'its counters hold the warm-up, however long the load is. Fix: warmup = 0'"
  })
  void the_reason_says_that_the_warm_up_is_in_it(KnownTiming row, String reason) {
    RunResult run = told(served(MEAN), row, window(-1, counted(120, 60)));
    assertThat(Judge.judge(run).reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({"100,QUEUE", "101,NOT_TOLD"})
  void a_cause_is_of_the_measurement_alone(int overlap, Kind kind) {
    ToldCounters counters = ToldCounters.triton().from(0.1).all(100, PARTS, Double.NaN);
    ToldRun run = new ToldRun(LATENCY).requests(100, 200, Map.of()).counting(counters);
    assertThat(Judge.judge(overlapping(overlap, run.build())).causes())
        .extracting(TimeCause::kind)
        .containsExactly(kind);
  }
}
