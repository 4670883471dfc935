package io.loadline.load;

import static io.loadline.testkit.Plans.noErrors;
import static io.loadline.testkit.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Arrivals;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Phase;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.RateRamp;
import io.loadline.plan.Stage;
import io.loadline.plan.Workload;
import io.loadline.result.Outcome;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import io.loadline.result.StageFigures;
import io.loadline.testkit.SimulatedTransport;
import io.loadline.testkit.SimulatedTransport.Answer;
import io.loadline.testkit.Simulation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StagedLoadTest {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;

  @Test
  void every_request_of_every_stage_is_sent_and_counted_in_its_stage() {
    LoadPlan plan = staged(64, new PhaseLength.Requests(5), flat(100, 10), ramp(100, 300, 10));
    SimulatedTransport transport = SimulatedTransport.answeringAfter(MILLI);
    RunResult run = Simulation.run(plan, transport);
    assertThat(run.stages()).extracting(StageFigures::offered).containsExactly(1_000L, 2_000L);
    assertThat(run.stages()).extracting(StageFigures::sent).containsExactly(1_000L, 2_000L);
    assertThat(run.stages()).extracting(StageFigures::startNanos).containsExactly(0L, 10 * SECOND);
    assertThat(run.outcomes().successes()).isEqualTo(3_000).isEqualTo(plan.plannedRequests());
    assertThat(transport.received()).isEqualTo(3_005);
    assertThat(run.elapsedNanos()).isEqualTo(20 * SECOND);
  }

  @Test
  void a_request_belongs_to_the_stage_in_which_it_should_have_started() {
    LoadPlan plan = staged(1_000, PhaseLength.NOTHING, flat(10, 1), flat(20, 1));
    SimulatedTransport transport =
        new SimulatedTransport(
            (exchange, sent) ->
                exchange.index() < 10
                    ? new Answer(sent + 5 * SECOND, Outcome.SUCCESS)
                    : new Answer(sent + MILLI, Outcome.SERVER_ERROR));
    RunResult run = Simulation.run(plan, transport);
    StageFigures first = run.stages().get(0);
    StageFigures second = run.stages().get(1);
    assertThat(first.successes()).isEqualTo(10);
    assertThat(first.response().percentile(50) / 1e9).isBetween(4.99, 5.01);
    assertThat(second.errors()).isEqualTo(20);
    assertThat(second.response().count()).isZero();
  }

  @Test
  void what_an_early_end_left_unsent_is_counted_in_its_stage() {
    LoadPlan plan = staged(4, PhaseLength.NOTHING, flat(10, 1), flat(20, 1));
    StopSignal stop = new StopSignal();
    SimulatedTransport transport =
        new SimulatedTransport(
            (exchange, sent) -> {
              if (exchange.index() == 14) {
                stop.request();
              }
              return new Answer(sent + MILLI, Outcome.SUCCESS);
            });
    RunResult run = Simulation.run(plan, transport, stop);
    assertThat(run.ending()).isEqualTo(RunEnding.INTERRUPTED);
    assertThat(run.stages().get(0).errors()).isZero();
    assertThat(run.stages().get(1).offered()).isEqualTo(20);
    assertThat(run.stages().get(1).sent()).isLessThanOrEqualTo(5);
  }

  @Test
  void a_load_without_stages_has_no_figures_of_stages() {
    LoadPlan plan =
        plan(
            new Workload.Closed(2),
            new PhaseLength.Requests(10),
            PhaseLength.NOTHING,
            2,
            noErrors());
    RunResult run = Simulation.run(plan, SimulatedTransport.answeringAfter(MILLI));
    assertThat(run.stages()).isEmpty();
  }

  @Test
  void users_come_and_go_with_the_stages_of_a_closed_loop() {
    LoadPlan plan = staged(8, new PhaseLength.Requests(20), users(2, 1), users(8, 1), users(1, 1));
    RunResult run = Simulation.run(plan, SimulatedTransport.answeringAfter(10 * MILLI));
    assertThat(run.stages()).extracting(StageFigures::offered).containsExactly(200L, 800L, 100L);
    assertThat(run.outcomes().successes()).isEqualTo(1_100);
    assertThat(run.warmupRequests()).isEqualTo(20);
    assertThat(run.lag().max()).isZero();
  }

  @Test
  void a_user_still_waiting_when_a_larger_stage_begins_is_one_of_its_users() {
    LoadPlan plan = staged(4, PhaseLength.NOTHING, users(4, 1), users(1, 1), users(4, 1));
    SimulatedTransport transport =
        new SimulatedTransport(
            (exchange, sent) -> {
              // three of the first stage last into the third
              long answer = exchange.index() < 3 ? sent + 2_500 * MILLI : sent + 10 * MILLI;
              return new Answer(answer, Outcome.SUCCESS);
            });
    RunResult run = Simulation.run(plan, transport);
    // the second stage has more requests in flight than users until the third begins
    assertThat(run.stages()).extracting(StageFigures::offered).containsExactly(103L, 0L, 250L);
  }

  @Test
  void the_warm_up_of_stages_is_at_the_mean_rate_of_the_first() {
    LoadPlan plan =
        staged(64, new PhaseLength.Span(Duration.ofSeconds(10)), ramp(0, 20, 10), flat(500, 1));
    long[] warmups = {0};
    SimulatedTransport transport =
        new SimulatedTransport(
            (exchange, sent) -> {
              warmups[0] += exchange.phase() == Phase.WARMUP ? 1 : 0;
              return new Answer(sent + MILLI, Outcome.SUCCESS);
            });
    Simulation.run(plan, transport);
    assertThat(warmups[0]).isEqualTo(100);
  }

  private static Stage flat(double rate, int seconds) {
    return ramp(rate, rate, seconds);
  }

  private static Stage ramp(double from, double to, int seconds) {
    return new Stage.Rates(
        "", List.of(new RateRamp(from, to, seconds * SECOND)), Arrivals.CONSTANT);
  }

  private static Stage users(int users, int seconds) {
    return new Stage.Users("", users, Duration.ofSeconds(seconds));
  }

  private static LoadPlan staged(int connections, PhaseLength warmup, Stage... stages) {
    Workload.Staged workload = new Workload.Staged(List.of(stages));
    return plan(
        workload, new PhaseLength.Span(workload.duration()), warmup, connections, noErrors());
  }
}
