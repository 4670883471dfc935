package io.loadline.slo;

import static io.loadline.slo.Limits.atLeast;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.measure.LoopRecorder;
import io.loadline.measure.RunRecorder;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.MeanLoad;
import io.loadline.plan.Objective;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import io.loadline.result.ArrivalFigures;
import io.loadline.result.ConnectionUse;
import io.loadline.result.RunEnding;
import io.loadline.result.RunExecution;
import io.loadline.result.RunExecution.WarmupCounts;
import io.loadline.result.RunResult;
import io.loadline.result.TimeSeries;
import io.loadline.schedule.ArrivalSchedule;
import io.loadline.testkit.Plans;
import io.loadline.transport.RequestStamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Open loads at 8/s of which 8/s are promised, over a thousand seeds. */
class OpenThroughputPropertyTest {
  private static final Objective EIGHT = atLeast("http/throughput", 8);
  private static final int SEEDS = Integer.getInteger("test.seeds", 200);

  /** When a request that arrives is answered; called in the order of arrivals. */
  private interface Service {
    double answeredAt(double arrival);
  }

  private static Service oneAtATime(DoubleSupplier seconds) {
    double[] free = {0};
    return arrival -> {
      free[0] = Math.max(free[0], arrival) + seconds.getAsDouble();
      return free[0];
    };
  }

  private static DoubleSupplier exponential(double mean, long seed) {
    SplittableRandom random = new SplittableRandom(~seed);
    return () -> -Math.log(1 - random.nextDouble()) * mean;
  }

  /**
   * In one pass over the schedule, without an engine. Finished seconds are collected on the way, as
   * they are in a real run: their recorders, half a MB each, are used again.
   */
  private static RunResult run(long seed, PhaseLength extent, Service service) {
    Workload.Open open = (Workload.Open) Plans.poisson(8);
    List<Long> arrivals = new ArrayList<>();
    ArrivalSchedule schedule = ArrivalSchedule.of(open, extent, new SplittableRandom(seed));
    for (long at = schedule.next(); at != ArrivalSchedule.NONE; at = schedule.next()) {
      arrivals.add(at);
    }
    LoadPlan plan = Plans.plan(open, extent, PhaseLength.NOTHING, 10, EIGHT);
    LoopRecorder recorder = new LoopRecorder(plan, schedule.end());
    RunRecorder run = new RunRecorder(plan, List.of(recorder));
    double steady = 0;
    for (int i = 0; i < arrivals.size(); i++) {
      long at = arrivals.get(i);
      long done = Math.round(service.answeredAt(at / 1e9) * 1e9);
      RequestStamps stamps = RequestStamps.onTime(at).sent(at).done(done);
      recorder.fired(stamps);
      recorder.success(i, stamps);
      run.collect();
      steady = Math.max(steady, (double) at) + 1e9 / 8;
    }
    return result(plan, run, steady);
  }

  private static RunResult result(LoadPlan plan, RunRecorder run, double steady) {
    RunRecorder.Recording all = run.finish();
    MeanLoad mean = plan.meanLoad().orElseThrow();
    long elapsed = Math.max(mean.nanos(), all.lastDone());
    return new RunResult(
        plan,
        new RunExecution(
            Instant.EPOCH,
            elapsed,
            WarmupCounts.NONE,
            RunEnding.COMPLETE,
            "none",
            new ConnectionUse(0, 0, 0, 0, 0)),
        all.counts(),
        all.times(),
        new TimeSeries(
            run.intervals(),
            all.stages(),
            new ArrivalFigures(mean, Math.round(steady), all.early(), all.late())),
        null,
        null,
        all.server());
  }

  @ParameterizedTest
  @CsvSource({"0.5, false", "0.5, true", "0.3, true"})
  void no_seed_fails_a_service_that_keeps_up(double utilization, boolean timed) {
    PhaseLength extent =
        timed ? new PhaseLength.Span(Duration.ofSeconds(25)) : new PhaseLength.Requests(200);
    int missed = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      RunResult run = run(seed, extent, oneAtATime(exponential(utilization / 8, seed)));
      assertThat(Judge.judge(run).verdict()).as("seed %d", seed).isEqualTo(Verdict.PASS);
      missed += run.throughput() < 8 ? 1 : 0;
    }
    assertThat(missed)
        .as("seeds that miss the plain limit")
        .isBetween(SEEDS * 3 / 10, SEEDS * 9 / 10);
  }

  @Test
  void no_seed_fails_a_service_that_answers_after_very_different_times() {
    for (int seed = 0; seed < SEEDS; seed++) {
      DoubleSupplier seconds = exponential(0.3, seed);
      RunResult run = run(seed, new PhaseLength.Requests(100), at -> at + seconds.getAsDouble());
      assertThat(Judge.judge(run).verdict()).as("seed %d", seed).isEqualTo(Verdict.PASS);
    }
  }

  @Test
  void a_service_that_is_a_fifth_too_slow_fails_with_every_seed() {
    for (int seed = 0; seed < SEEDS; seed++) {
      RunResult run = run(seed, new PhaseLength.Requests(1_000), oneAtATime(() -> 1.25 / 8));
      assertThat(Judge.judge(run).verdict()).as("seed %d", seed).isEqualTo(Verdict.FAIL);
    }
  }
}
