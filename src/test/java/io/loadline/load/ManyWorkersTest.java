package io.loadline.load;

import static io.loadline.result.RunEnding.INTERRUPTED;
import static io.loadline.result.RunExecution.WarmupCounts.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.measure.LoopRecorder;
import io.loadline.measure.RunRecorder;
import io.loadline.measure.RunRecorder.MeasuredSlice;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.WorkerShare;
import io.loadline.plan.Workload;
import io.loadline.result.Outcome;
import io.loadline.result.RunExecution;
import io.loadline.result.RunResult;
import io.loadline.schedule.ArrivalSchedule;
import io.loadline.testkit.ArrivalRules;
import io.loadline.testkit.Plans;
import io.loadline.testkit.VirtualLoops;
import io.loadline.transport.RequestStamps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One load of up to a thousand workers, in virtual time. */
class ManyWorkersTest {
  private static final int RATE = 1_000;
  private static final int SECONDS = 30;
  private static final long SECOND = 1_000_000_000L;
  private static final long MILLI = 1_000_000;

  private static LoadPlan plan(Workload workload) {
    PhaseLength length = new PhaseLength.Span(Duration.ofSeconds(SECONDS));
    return Plans.plan(workload, length, PhaseLength.NOTHING, 1_000, Plans.noErrors());
  }

  private static List<WorkerShare> workers(int count) {
    return IntStream.range(0, count).mapToObj(index -> new WorkerShare(index, count)).toList();
  }

  private static long[] offsets(LoadPlan plan, WorkerShare worker) {
    LongStream.Builder all = LongStream.builder();
    PhasedArrivals arrivals = PhasedArrivals.of(plan, worker);
    for (; arrivals.offset() != ArrivalSchedule.NONE; arrivals.advance()) {
      all.accept(arrivals.offset());
    }
    return all.build().toArray();
  }

  /** When requests of all workers go, each of which has a clock of its own. */
  private static long[] merged(LoadPlan plan, int count, ToLongFunction<WorkerShare> ahead) {
    return workers(count).stream()
        .flatMapToLong(
            each -> {
              long error = ahead.applyAsLong(each);
              return LongStream.of(offsets(plan, each)).map(at -> at + error);
            })
        .sorted()
        .toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100, 1_000})
  void all_together_they_are_the_one_schedule(int count) {
    for (Workload workload : List.of(Plans.poisson(RATE), Plans.constant(RATE))) {
      LoadPlan plan = plan(workload);
      assertThat(merged(plan, count, each -> 0)).isEqualTo(offsets(plan, WorkerShare.ALL));
    }
  }

  /** Independent Poisson processes have independent counts, each as dispersed as its mean. */
  @Test
  void a_thousand_shares_are_as_dispersed_as_a_poisson_process() {
    LoadPlan plan = plan(Plans.poisson(RATE));
    double[] counts =
        workers(1_000).stream().mapToDouble(each -> offsets(plan, each).length).toArray();
    double mean = Arrays.stream(counts).average().orElseThrow();
    double squares = Arrays.stream(counts).map(each -> (each - mean) * (each - mean)).sum();
    assertThat(squares / 999 / mean).isCloseTo(1, within(3.5 * Math.sqrt(2.0 / 999)));
  }

  /** Poisson processes that are moved against each other are still one together. */
  @ParameterizedTest
  @CsvSource({"10, 1", "100, 50", "1000, 1000"})
  void wrong_clocks_leave_a_poisson_process_one(int count, int millis) {
    SplittableRandom random = new SplittableRandom(5);
    long most = millis * MILLI;
    long[] all = merged(plan(Plans.poisson(RATE)), count, each -> random.nextLong(-most, most + 1));
    // The ends are frayed by as much as the clocks are wrong.
    long[] inner =
        LongStream.of(all).filter(at -> at >= SECOND && at < (SECONDS - 1) * SECOND).toArray();
    double[] gaps = ArrivalRules.gaps(inner);
    assertThat(ArrivalRules.distance(gaps, RATE)).isLessThan(ArrivalRules.limit(gaps.length, 3));
    assertThat(ArrivalRules.correlation(gaps)).isCloseTo(0, within(3.5 / Math.sqrt(gaps.length)));
    long[] shifted = LongStream.of(inner).map(at -> at - SECOND).toArray();
    int windows = (SECONDS - 2) * 10;
    assertThat(ArrivalRules.dispersion(shifted, windows))
        .isCloseTo(1, within(3.5 * Math.sqrt(2.0 / (windows - 1))));
  }

  @Test
  void wrong_clocks_make_an_even_rate_uneven_but_not_another_one() {
    double[] gone = new double[3];
    double[] dispersed = new double[3];
    long[] errors = {10_000, MILLI, 100 * MILLI};
    for (int i = 0; i < errors.length; i++) {
      SplittableRandom random = new SplittableRandom(6);
      long most = errors[i];
      long[] all =
          merged(plan(Plans.constant(RATE)), 100, each -> random.nextLong(-most, most + 1));
      assertThat(all).hasSize(RATE * SECONDS);
      double[] gaps = ArrivalRules.gaps(all);
      double squares = Arrays.stream(gaps).map(gap -> (gap / MILLI - 1) * (gap / MILLI - 1)).sum();
      gone[i] = Math.sqrt(squares / gaps.length);
      dispersed[i] = ArrivalRules.dispersion(all, 200);
    }
    assertThat(gone[0]).isLessThan(0.02);
    assertThat(gone[1]).isBetween(0.3, 1.0);
    assertThat(gone[2]).isBetween(0.7, 1.1);
    assertThat(Arrays.stream(dispersed).max().orElseThrow()).isLessThan(0.2);
  }

  private static RunResult run(LoadPlan plan, WorkerShare worker, long late) {
    VirtualLoops transport = new VirtualLoops(MILLI, exchange -> {});
    Clock wall = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    CommonStart start = CommonStart.at(SECOND - late);
    return new LoadEngine(transport, wall, transport::nanoTime, 1)
        .sharing(worker)
        .run(plan, new StopSignal(), progress -> {}, start.place());
  }

  @Test
  void a_worker_that_starts_late_sends_all_and_its_lag_is_in_the_whole() {
    LoadPlan plan = plan(Plans.constant(RATE));
    long late = 300 * MILLI;
    List<RunResult> parts =
        workers(10).stream().map(each -> run(plan, each, each.index() == 4 ? late : 0)).toList();
    RunResult merged = RunResult.merge(parts);
    assertThat(merged.outcomes().successes()).isEqualTo((long) RATE * SECONDS);
    assertThat(parts.get(3).lag().max()).isZero();
    assertThat(parts.get(4).lag().max()).isEqualTo(late - 4 * MILLI);
    assertThat(merged.lag().max()).isEqualTo(late - 4 * MILLI);
    // so many of its requests were due by then
    assertThat(merged.lag().above(MILLI)).isEqualTo(30);
    assertThat(merged.intervals().get(0).requests()).isEqualTo((long) RATE);
    assertThat(merged.intervals().get(0).lag().count()).isEqualTo((long) RATE);
  }

  @Test
  void of_dead_workers_exactly_the_rest_was_not_sent() {
    LoadPlan plan = plan(Plans.poisson(RATE));
    var told = new RunExecution(Instant.EPOCH, 12 * SECOND, NONE, INTERRUPTED, "netty", null);
    List<WorkerShare> all = workers(100);
    RunResult merged =
        RunResult.merge(
            List.of(
                LostRun.result(plan, all.get(7), slices(plan, all.get(7), 12), told, "evicted"),
                LostRun.result(plan, all.get(8), List.of(), told, "no node for it")));
    for (WorkerShare each : all) {
      if (each.index() != 7 && each.index() != 8) {
        merged = RunResult.merge(List.of(merged, run(plan, each, 0)));
      }
    }
    long untold =
        LongStream.of(offsets(plan, all.get(7))).filter(at -> at >= 12 * SECOND).count()
            + offsets(plan, all.get(8)).length;
    assertThat(merged.outcomes().of(Outcome.NOT_SENT)).isEqualTo(untold);
    assertThat(merged.outcomes().total()).isEqualTo(offsets(plan, WorkerShare.ALL).length);
    assertThat(merged.ending()).hasToString("LOST");
    assertThat(merged.execution().loss()).isEqualTo(new RunExecution.Loss("evicted", false));
  }

  /** Each answered after 1 ms, until a second. */
  private static List<MeasuredSlice> slices(LoadPlan plan, WorkerShare worker, int until) {
    LoopRecorder recorder = new LoopRecorder(plan, 0);
    RunRecorder run = new RunRecorder(plan, List.of(recorder));
    List<MeasuredSlice> slices = new ArrayList<>();
    for (long due : offsets(plan, worker)) {
      RequestStamps stamps = new RequestStamps().intended(due).fired(due).sent(due);
      recorder.fired(stamps);
      recorder.success(0, stamps.done(due + MILLI));
      run.collect(slices::add);
    }
    return slices.stream().filter(each -> each.interval().startNanos() < until * SECOND).toList();
  }
}
