package io.loadline.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.measure.LoopRecorder;
import io.loadline.measure.RunRecorder;
import io.loadline.measure.RunRecorder.MeasuredSlice;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Phase;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.WorkerShare;
import io.loadline.plan.Workload;
import io.loadline.result.Interval;
import io.loadline.result.Outcome;
import io.loadline.result.OutcomeCounts;
import io.loadline.result.RunEnding;
import io.loadline.result.RunExecution;
import io.loadline.result.RunExecution.WarmupCounts;
import io.loadline.result.RunResult;
import io.loadline.schedule.ArrivalSchedule;
import io.loadline.testkit.Plans;
import io.loadline.transport.RequestStamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LostRunTest {
  private static final long SECOND = 1_000_000_000L;
  private static final String HOW = "the pod was evicted. Fix: run it again";

  private static LoadPlan plan(Workload workload, PhaseLength extent) {
    PhaseLength warmup = new PhaseLength.Requests(7);
    return Plans.plan(workload, extent, warmup, 4, Plans.noErrors());
  }

  private static PhaseLength seconds(int seconds) {
    return new PhaseLength.Span(Duration.ofSeconds(seconds));
  }

  /** Each arrival answered after 1 ms, until a second. */
  private static List<MeasuredSlice> slices(LoadPlan plan, int until) {
    LoopRecorder recorder = new LoopRecorder(plan, 0);
    RunRecorder run = new RunRecorder(plan, List.of(recorder));
    List<MeasuredSlice> slices = new ArrayList<>();
    for (long due : arrivals(plan)) {
      RequestStamps stamps = new RequestStamps().intended(due).fired(due).sent(due);
      recorder.fired(stamps);
      recorder.success(0, stamps.done(due + 1_000_000));
      run.collect(slices::add);
    }
    return slices.stream().filter(each -> each.interval().startNanos() < until * SECOND).toList();
  }

  private static List<Long> arrivals(LoadPlan plan) {
    long warmup = PhasedArrivals.Ends.of(plan).warmup();
    PhasedArrivals arrivals = PhasedArrivals.of(plan, WorkerShare.ALL);
    List<Long> all = new ArrayList<>();
    for (; arrivals.offset() != ArrivalSchedule.NONE; arrivals.advance()) {
      if (arrivals.phase() == Phase.MEASUREMENT) {
        all.add(arrivals.offset() - warmup);
      }
    }
    return all;
  }

  private static RunExecution after(double seconds) {
    long nanos = Math.round(seconds * SECOND);
    return new RunExecution(
        Instant.EPOCH, nanos, new WarmupCounts(7, 7, 0), RunEnding.INTERRUPTED, "netty", null);
  }

  @Test
  void all_of_the_plan_that_no_slice_tells_of_was_not_sent() {
    LoadPlan plan = plan(Plans.poisson(40), seconds(10));
    RunResult run = LostRun.result(plan, slices(plan, 4), after(4.6), HOW);

    long early = arrivals(plan).stream().filter(due -> due < 4 * SECOND).count();
    long first = arrivals(plan).stream().filter(due -> due >= 4 * SECOND).findFirst().orElseThrow();
    long late = arrivals(plan).size() - early;
    assertThat(run.outcomes().successes()).isEqualTo(early);
    assertThat(run.response().count()).isEqualTo(early);
    assertThat(run.sent()).isEqualTo(early);
    assertThat(run.outcomes().byOutcome().get(Outcome.NOT_SENT))
        .isEqualTo(new OutcomeCounts.Count(late, first, LostRun.UNTOLD));
    assertThat(run.execution())
        .isEqualTo(
            new RunExecution(
                    Instant.EPOCH, 0, new WarmupCounts(7, 7, 0), RunEnding.COMPLETE, "netty", null)
                .lost(4 * SECOND, HOW));
    assertThat(run.arrivals()).isNull();
  }

  @Test
  void its_intervals_hold_each_request_of_the_plan_once() {
    LoadPlan plan = plan(Plans.poisson(40), seconds(10));
    List<Long> arrivals = arrivals(plan);
    for (int until = 0; until <= 9; until++) {
      RunResult run = LostRun.result(plan, slices(plan, until), after(until), HOW);
      for (Interval each : run.intervals()) {
        long due =
            arrivals.stream().filter(at -> at / SECOND == each.startNanos() / SECOND).count();
        assertThat(each.requests()).isEqualTo(due);
      }
      assertThat(run.outcomes().total()).isEqualTo(arrivals.size());
      assertThat(run.intervals()).hasSize(10);
    }
  }

  @Test
  void a_slice_that_lacks_some_requests_leaves_the_last_of_them_unsent() {
    LoadPlan plan = plan(Plans.constant(10), seconds(4));
    List<MeasuredSlice> slices = slices(plan, 3).subList(0, 1);
    RunResult run = LostRun.result(plan, slices, after(3), HOW);
    assertThat(run.outcomes().of(Outcome.NOT_SENT)).isEqualTo(30);
    assertThat(run.elapsedNanos()).isEqualTo(SECOND);
  }

  @Test
  void slices_of_several_lengths_come_out_in_the_longest() {
    LoadPlan plan = plan(Plans.constant(10), seconds(8));
    List<MeasuredSlice> all = slices(plan, 6);
    List<MeasuredSlice> some = new ArrayList<>(all.subList(0, 4));
    some.add(all.get(4).plus(all.get(5)).at(2, 2 * SECOND));
    RunResult run = LostRun.result(plan, some, after(6.5), HOW);
    assertThat(run.intervals()).hasSize(4).allMatch(each -> each.lengthNanos() == 2 * SECOND);
    assertThat(run.intervals()).extracting(Interval::successes).containsExactly(20L, 20L, 20L, 0L);
    assertThat(run.outcomes().of(Outcome.NOT_SENT)).isEqualTo(20);
    assertThat(run.elapsedNanos()).isEqualTo(6 * SECOND);
  }

  @Test
  void of_a_closed_load_by_requests_the_rest_was_not_sent() {
    LoadPlan open = plan(Plans.constant(10), seconds(3));
    LoadPlan plan = plan(new Workload.Closed(2), new PhaseLength.Requests(100));
    RunResult run = LostRun.result(plan, slices(open, 2), after(2), HOW);
    assertThat(run.outcomes().successes()).isEqualTo(20);
    assertThat(run.outcomes().of(Outcome.NOT_SENT)).isEqualTo(80);
  }

  @Test
  void of_a_closed_load_by_time_nobody_knows_the_rest() {
    LoadPlan open = plan(Plans.constant(10), seconds(3));
    LoadPlan plan = plan(new Workload.Closed(2), seconds(30));
    RunResult run = LostRun.result(plan, slices(open, 2), after(2), HOW);
    assertThat(run.outcomes().total()).isEqualTo(20);
  }

  @Test
  void without_a_slice_nothing_is_known() {
    LoadPlan plan = plan(Plans.constant(10), seconds(3));
    RunResult run = LostRun.result(plan, List.of(), after(0), HOW);
    assertThat(run.outcomes().of(Outcome.NOT_SENT)).isEqualTo(30);
    assertThat(run.elapsedNanos()).isZero();
  }
}
