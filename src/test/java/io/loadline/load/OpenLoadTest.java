package io.loadline.load;

import static io.loadline.testkit.Plans.constant;
import static io.loadline.testkit.Plans.noErrors;
import static io.loadline.testkit.Plans.plan;
import static io.loadline.testkit.Plans.poisson;
import static io.loadline.testkit.Plans.upper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.LoadPlan;
import io.loadline.plan.Metric;
import io.loadline.plan.Phase;
import io.loadline.plan.PhaseLength;
import io.loadline.result.Outcome;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import io.loadline.testkit.SimulatedTransport;
import io.loadline.testkit.SimulatedTransport.Answer;
import io.loadline.testkit.Simulation;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenLoadTest {
  private static final long MILLI = 1_000_000;
  private static final PhaseLength TEN_SECONDS = new PhaseLength.Span(Duration.ofSeconds(10));

  @Test
  void sends_exactly_the_requests_of_the_plan_and_the_warmup_before_them() {
    SimulatedTransport transport = SimulatedTransport.answeringAfter(MILLI);
    RunResult run = Simulation.run(open(100, 25, 4), transport);
    assertThat(run.outcomes().successes()).isEqualTo(100);
    assertThat(run.warmupRequests()).isEqualTo(25);
    assertThat(transport.received()).isEqualTo(125);
    assertThat(run.sent()).isEqualTo(100);
    assertThat(run.ending()).isEqualTo(RunEnding.COMPLETE);
  }

  /** The last of 25 is sent after 240 ms; the measurement begins 10 ms later. */
  @ParameterizedTest
  @CsvSource({"1,0", "10,0", "11,1", "400,390"})
  void how_long_the_warmup_was_under_way_in_the_measurement_is_kept(long took, long overlap) {
    RunResult run =
        Simulation.run(open(100, 25, 200), SimulatedTransport.answeringAfter(took * MILLI));
    assertThat(run.execution().warmup().overlapNanos()).isEqualTo(overlap * MILLI);
  }

  @Test
  void a_timed_run_sends_what_its_schedule_holds() {
    LoadPlan plan = plan(constant(1_000), TEN_SECONDS, PhaseLength.NOTHING, 4, noErrors());
    RunResult run = Simulation.run(plan, SimulatedTransport.answeringAfter(MILLI));
    assertThat(run.outcomes().successes()).isEqualTo(10_000);
    assertThat(run.elapsedNanos()).isEqualTo(10_000 * MILLI);
    assertThat(run.throughput()).isCloseTo(1_000, within(1e-9));
  }

  @Test
  void response_time_is_lag_and_wait_and_service_time() {
    RunResult run = Simulation.run(open(50, 0, 1), SimulatedTransport.answeringAfter(30 * MILLI));
    // 100/s on one connection that takes 30 ms: the i-th request waits i x 20 ms
    assertThat(run.service().max()).isEqualTo(30 * MILLI);
    assertThat(run.waiting().max()).isEqualTo(49 * 20 * MILLI);
    assertThat(run.response().max()).isEqualTo(49 * 20 * MILLI + 30 * MILLI);
    assertThat(run.lag().max()).isZero();
  }

  /** Exact fluid result of measurement theory: p99 of a 1 s stall in 10 s is 900 ms. */
  @Test
  void a_stalling_service_is_seen_by_every_user_who_would_have_met_it() {
    long second = 1_000 * MILLI;
    SimulatedTransport transport =
        new SimulatedTransport(
            (exchange, sent) -> {
              long phase = (sent - second) % (10 * second);
              long stall = phase < second ? second - phase : 0;
              return new Answer(sent + stall + MILLI / 10, Outcome.SUCCESS);
            });
    LoadPlan plan =
        plan(
            constant(1_000),
            new PhaseLength.Span(Duration.ofSeconds(30)),
            PhaseLength.NOTHING,
            10,
            upper(Metric.percentile(99), 500));
    RunResult run = Simulation.run(plan, transport);
    assertThat(run.response().percentile(99) / 1e6).isCloseTo(900, within(9.0));
    assertThat(run.service().percentile(99) / 1e6).isLessThan(5);
    assertThat(run.response().mean() / 1e6).isCloseTo(50, within(1.0));
  }

  @Test
  void a_pause_of_the_generator_is_lag_and_its_victims_are_sent_at_once() {
    AtomicInteger count = new AtomicInteger();
    SimulatedTransport[] self = new SimulatedTransport[1];
    self[0] =
        new SimulatedTransport(
            (exchange, sent) -> {
              if (count.incrementAndGet() == 50) {
                self[0].pause(300 * MILLI);
              }
              return new Answer(sent + MILLI, Outcome.SUCCESS);
            });
    RunResult run = Simulation.run(open(100, 0, 100), self[0]);
    assertThat(run.outcomes().successes()).isEqualTo(100);
    assertThat(run.lag().max()).isBetween(285 * MILLI, 300 * MILLI);
    assertThat(run.withoutLag().max()).isLessThan(310 * MILLI);
  }

  @Test
  void a_service_that_never_answers_times_out_every_request_once() {
    SimulatedTransport transport =
        new SimulatedTransport((exchange, sent) -> new Answer(Long.MAX_VALUE, Outcome.SUCCESS));
    RunResult run = Simulation.run(open(5_000, 0, 4), transport);
    assertThat(run.outcomes().of(Outcome.TIMEOUT)).isEqualTo(5_000);
    assertThat(run.outcomes().total()).isEqualTo(5_000);
    assertThat(run.ending()).isEqualTo(RunEnding.COMPLETE);
  }

  @Test
  void what_a_stopped_run_did_not_fire_is_counted_as_not_sent() {
    StopSignal stop = new StopSignal();
    SimulatedTransport transport =
        new SimulatedTransport(
            (exchange, sent) -> {
              if (exchange.phase() == Phase.MEASUREMENT && exchange.index() == 39) {
                stop.request();
              }
              return new Answer(sent + MILLI, Outcome.SUCCESS);
            });
    RunResult run = Simulation.run(open(100, 10, 4), transport, stop);
    assertThat(run.ending()).isEqualTo(RunEnding.INTERRUPTED);
    assertThat(run.outcomes().total()).isEqualTo(100);
    assertThat(run.outcomes().of(Outcome.NOT_SENT)).isEqualTo(60);
  }

  /** M/M/1 at rho = 0.5 with mu = 1000/s: mean 2 ms, p50 1.39 ms, p99 9.21 ms. */
  @Test
  void a_queue_has_the_response_times_of_theory() {
    java.util.SplittableRandom random = new java.util.SplittableRandom(5);
    long[] freeAt = {0};
    SimulatedTransport transport =
        new SimulatedTransport(
            (exchange, sent) -> {
              long begin = Math.max(sent, freeAt[0]);
              freeAt[0] = begin + (long) (-Math.log(1 - random.nextDouble()) * MILLI);
              return new Answer(freeAt[0], Outcome.SUCCESS);
            });
    LoadPlan plan =
        plan(poisson(500), new PhaseLength.Requests(400_000), PhaseLength.NOTHING, 256, noErrors());
    RunResult run = Simulation.run(plan, transport);
    assertThat(run.response().mean() / 1e6).isCloseTo(2.0, within(0.05));
    assertThat(run.response().percentile(50) / 1e6).isCloseTo(1.39, within(0.03));
    assertThat(run.response().percentile(99) / 1e6).isCloseTo(9.21, within(0.4));
  }

  private static LoadPlan open(long requests, long warmup, int connections) {
    return plan(
        constant(100),
        new PhaseLength.Requests(requests),
        new PhaseLength.Requests(warmup),
        connections,
        noErrors());
  }
}
