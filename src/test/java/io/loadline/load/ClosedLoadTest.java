package io.loadline.load;

import static io.loadline.testkit.Plans.noErrors;
import static io.loadline.testkit.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import io.loadline.result.Outcome;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import io.loadline.testkit.SimulatedTransport;
import io.loadline.testkit.SimulatedTransport.Answer;
import io.loadline.testkit.Simulation;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClosedLoadTest {
  private static final long MILLI = 1_000_000;

  @Test
  void each_user_sends_again_when_the_answer_is_there() {
    LoadPlan plan = closed(4, new PhaseLength.Span(Duration.ofSeconds(1)), PhaseLength.NOTHING);
    RunResult run = Simulation.run(plan, SimulatedTransport.answeringAfter(10 * MILLI));
    assertThat(run.outcomes().successes()).isEqualTo(400);
    assertThat(run.response().max()).isEqualTo(10 * MILLI);
    assertThat(run.waiting().max()).isZero();
  }

  @Test
  void a_counted_run_sends_exactly_its_requests_after_its_warmup() {
    SimulatedTransport transport = SimulatedTransport.answeringAfter(MILLI);
    LoadPlan plan = closed(3, new PhaseLength.Requests(1_000), new PhaseLength.Requests(10));
    RunResult run = Simulation.run(plan, transport);
    assertThat(run.outcomes().successes()).isEqualTo(1_000);
    assertThat(run.warmupRequests()).isEqualTo(10);
    assertThat(transport.received()).isEqualTo(1_010);
  }

  /** Of 10 requests of 3 users one is left for the fourth round, beside which two measure. */
  @Test
  void the_measurement_begins_when_its_warmup_is_sent_and_not_when_that_has_ended() {
    LoadPlan plan = closed(3, new PhaseLength.Requests(1_000), new PhaseLength.Requests(10));
    RunResult run = Simulation.run(plan, SimulatedTransport.answeringAfter(MILLI));
    RunResult cold =
        Simulation.run(
            closed(3, new PhaseLength.Requests(1_000), PhaseLength.NOTHING),
            SimulatedTransport.answeringAfter(MILLI));
    assertThat(Duration.between(cold.startedAt(), run.startedAt())).isEqualTo(Duration.ofMillis(3));
    assertThat(run.execution().warmup().overlapNanos()).isEqualTo(MILLI);
  }

  @Test
  void the_measurement_starts_behind_a_warmup_however_that_is_told() {
    PhaseLength extent = new PhaseLength.Requests(10);
    Instant cold = started(extent, PhaseLength.NOTHING);
    assertThat(started(extent, new PhaseLength.Requests(20)))
        .isEqualTo(cold.plusMillis(2_000))
        .isEqualTo(started(extent, new PhaseLength.Span(Duration.ofSeconds(2))));
  }

  private static Instant started(PhaseLength extent, PhaseLength warmup) {
    SimulatedTransport transport = SimulatedTransport.answeringAfter(100 * MILLI);
    return Simulation.run(closed(1, extent, warmup), transport).startedAt();
  }

  @Test
  void a_timed_warmup_is_in_no_figure() {
    LoadPlan plan =
        closed(
            1,
            new PhaseLength.Span(Duration.ofSeconds(1)),
            new PhaseLength.Span(Duration.ofSeconds(2)));
    RunResult run = Simulation.run(plan, SimulatedTransport.answeringAfter(100 * MILLI));
    assertThat(run.warmupRequests()).isEqualTo(20);
    assertThat(run.outcomes().successes()).isEqualTo(10);
  }

  @Test
  void a_closed_port_is_not_stormed() {
    SimulatedTransport transport =
        new SimulatedTransport((exchange, sent) -> new Answer(sent, Outcome.CONNECT_FAILED));
    LoadPlan plan = closed(2, new PhaseLength.Span(Duration.ofSeconds(1)), PhaseLength.NOTHING);
    RunResult run = Simulation.run(plan, transport);
    assertThat(run.outcomes().of(Outcome.CONNECT_FAILED)).isEqualTo(20);
    assertThat(run.sent()).isZero();
  }

  @Test
  void a_run_that_outlasts_its_maximum_is_ended_by_force_and_counts_the_rest() {
    LoadPlan plan = closed(1, new PhaseLength.Requests(1_000_000), PhaseLength.NOTHING);
    RunResult run = Simulation.run(plan, SimulatedTransport.answeringAfter(1_000 * MILLI));
    assertThat(run.ending()).isEqualTo(RunEnding.HARD_END);
    assertThat(run.outcomes().total()).isEqualTo(1_000_000);
    assertThat(run.outcomes().of(Outcome.NOT_SENT)).isBetween(999_390L, 999_410L);
  }

  private static LoadPlan closed(int users, PhaseLength extent, PhaseLength warmup) {
    return plan(new Workload.Closed(users), extent, warmup, users, noErrors());
  }
}
