package io.loadline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.load.StartLine.Timeline;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Phase;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Stage;
import io.loadline.plan.WorkerShare;
import io.loadline.plan.Workload;
import io.loadline.result.Outcome;
import io.loadline.result.RunEnding;
import io.loadline.result.RunExecution;
import io.loadline.result.RunExecution.WarmupCounts;
import io.loadline.result.RunResult;
import io.loadline.testkit.Plans;
import io.loadline.testkit.SimulatedTransport;
import io.loadline.testkit.SimulatedTransport.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The loads of several workers are the one load of their plan. */
class WorkerSharesTest {
  private static final long MILLI = 1_000_000;

  private static List<WorkerShare> workers(int count) {
    return IntStream.range(0, count).mapToObj(index -> new WorkerShare(index, count)).toList();
  }

  @Test
  void users_of_all_workers_are_those_of_each_stage() {
    for (int seed = 0; seed < 40; seed++) {
      LoadPlan plan = new RandomLoad(seed).closed();
      UserCounts all = new UserCounts(plan, WorkerShare.ALL, 0, 1);
      int count = 1 + seed * 49 / 39;
      for (long offset = 0; offset < 7_000 * MILLI; offset += 500 * MILLI) {
        long at = offset;
        List<Integer> users =
            workers(count).stream().map(each -> new UserCounts(plan, each, 0, 1).at(at)).toList();
        assertThat(users.stream().mapToInt(Integer::intValue).sum()).isEqualTo(all.at(at));
        assertThat(Collections.min(users)).isPositive();
      }
    }
  }

  @Test
  void numbers_of_a_closed_load_are_given_out_once_each() {
    PhaseLength requests = new PhaseLength.Requests(1_003);
    LoadPlan plan = Plans.plan(new Workload.Closed(60), requests, requests, 60, Plans.noErrors());
    Timeline timeline = new Timeline(0, 0, 0);
    List<Long> warmups = new ArrayList<>();
    List<Long> measured = new ArrayList<>();
    for (WorkerShare worker : workers(50)) {
      ClosedPlan own = new ClosedPlan(plan, worker);
      for (long at = own.takeWarmup(0, timeline); at != ClosedPlan.NONE; ) {
        warmups.add(at);
        at = own.takeWarmup(0, timeline);
      }
      for (long at = own.takeMeasurement(0); at != ClosedPlan.NONE; at = own.takeMeasurement(0)) {
        measured.add(at);
      }
    }
    List<Long> numbers = LongStream.range(0, 1_003).boxed().toList();
    assertThat(warmups).containsExactlyInAnyOrderElementsOf(numbers);
    assertThat(measured).containsExactlyInAnyOrderElementsOf(numbers);
  }

  @Test
  void connections_of_all_workers_are_those_of_the_plan_and_each_has_one() {
    LoadPlan plan = plan(Plans.constant(1_000), new PhaseLength.Requests(1_000));
    List<Integer> split = workers(3).stream().map(each -> most(plan, each)).toList();
    assertThat(split).containsExactly(34, 33, 33);
    assertThat(workers(150)).allMatch(each -> most(plan, each) == 1);
    assertThat(LoopCount.limits(plan, new WorkerShare(1, 4), 0, 1).perSecond()).isEqualTo(250);
  }

  private static int most(LoadPlan plan, WorkerShare worker) {
    return LoopCount.limits(plan, worker, 0, 1).most();
  }

  @Test
  void a_worker_has_as_many_loops_as_its_share_needs() {
    LoadPlan plan = plan(Plans.constant(100_000), new PhaseLength.Requests(1_000));
    assertThat(LoopCount.count(plan, WorkerShare.ALL, 16)).isEqualTo(4);
    assertThat(LoopCount.count(plan, new WorkerShare(0, 2), 16)).isEqualTo(2);
    assertThat(LoopCount.count(plan, new WorkerShare(0, 4), 16)).isEqualTo(1);
  }

  /** Requests in {@code received} by phase and number. */
  private static RunResult run(
      LoadPlan plan, WorkerShare worker, Map<Phase, List<Long>> received, long serviceNanos) {
    SimulatedTransport transport =
        new SimulatedTransport(
            (exchange, sent) -> {
              received
                  .computeIfAbsent(exchange.phase(), any -> new ArrayList<>())
                  .add(exchange.index());
              return new Answer(sent + serviceNanos, Outcome.SUCCESS);
            });
    Clock wall = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    return new LoadEngine(transport, wall, transport::nanoTime, 4)
        .sharing(worker)
        .run(plan, new StopSignal(), progress -> {});
  }

  @Test
  void the_service_gets_each_request_of_an_open_load_once_whatever_workers_there_are() {
    for (int seed = 0; seed < 12; seed++) {
      LoadPlan plan = new RandomLoad(seed).open();
      Map<Phase, List<Long>> received = new TreeMap<>();
      List<RunResult> parts =
          workers(1 + 4 * seed).stream().map(each -> run(plan, each, received, MILLI)).toList();
      RunResult merged = RunResult.merge(parts);
      RunResult one = run(plan, WorkerShare.ALL, new TreeMap<>(), MILLI);
      for (List<Long> numbers : received.values()) {
        assertThat(numbers).doesNotHaveDuplicates();
      }
      assertThat(merged.counts()).isEqualTo(one.counts());
      assertThat(merged.warmupRequests()).isEqualTo(one.warmupRequests());
      assertThat(merged.response().count()).isEqualTo(one.response().count());
      assertThat(merged.intervals()).hasSameSizeAs(one.intervals());
      for (int i = 0; i < one.intervals().size(); i++) {
        assertThat(merged.intervals().get(i).counts()).isEqualTo(one.intervals().get(i).counts());
      }
      assertThat(merged.stages())
          .extracting(each -> each.offered())
          .isEqualTo(one.stages().stream().map(each -> each.offered()).toList());
    }
  }

  @Test
  void each_payload_is_sent_as_often_as_a_closed_load_by_requests_says() {
    PhaseLength requests = new PhaseLength.Requests(700);
    LoadPlan plan =
        Plans.plan(new Workload.Closed(6), requests, PhaseLength.NOTHING, 6, Plans.noErrors());
    Map<Phase, List<Long>> received = new TreeMap<>();
    // The third worker is ten times as slow as the others.
    List<RunResult> parts =
        workers(3).stream()
            .map(each -> run(plan, each, received, each.index() == 2 ? 10 * MILLI : MILLI))
            .toList();
    int[] rows = new int[RandomLoad.ROWS];
    received
        .getOrDefault(Phase.MEASUREMENT, List.of())
        .forEach(number -> rows[(int) (number % rows.length)]++);
    assertThat(rows).containsOnly(100);
    assertThat(RunResult.merge(parts).sent()).isEqualTo(700);
  }

  @Test
  void a_worker_without_a_user_in_some_stage_is_refused() {
    Stage few = new Stage.Users("few", 2, Duration.ofSeconds(1));
    Stage many = new Stage.Users("many", 9, Duration.ofSeconds(1));
    LoadPlan plan =
        plan(new Workload.Staged(List.of(many, few)), new PhaseLength.Span(Duration.ofSeconds(2)));
    assertThatThrownBy(() -> run(plan, new WorkerShare(2, 3), new TreeMap<>(), MILLI))
        .hasMessage("worker 2 of 3 has no user in some stage: use fewer workers, or more users");
  }

  @Test
  void what_a_lost_worker_would_have_sent_is_its_share() {
    LoadPlan open = plan(Plans.poisson(500), new PhaseLength.Span(Duration.ofSeconds(4)));
    LoadPlan closed = plan(new Workload.Closed(6), new PhaseLength.Requests(101));
    RunExecution never =
        new RunExecution(Instant.EPOCH, 0, WarmupCounts.NONE, RunEnding.INTERRUPTED, "netty", null);
    for (LoadPlan plan : List.of(open, closed)) {
      long unsent = 0;
      for (WorkerShare worker : workers(3)) {
        RunResult lost = LostRun.result(plan, worker, List.of(), never, "gone");
        assertThat(lost.outcomes().of(Outcome.NOT_SENT)).isPositive();
        unsent += lost.outcomes().of(Outcome.NOT_SENT);
      }
      RunResult all = LostRun.result(plan, List.of(), never, "gone");
      assertThat(unsent).isEqualTo(all.outcomes().of(Outcome.NOT_SENT));
    }
  }

  private static LoadPlan plan(Workload workload, PhaseLength extent) {
    return Plans.plan(workload, extent, PhaseLength.NOTHING, 100, Plans.noErrors());
  }
}
