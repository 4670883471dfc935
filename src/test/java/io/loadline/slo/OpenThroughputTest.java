package io.loadline.slo;

import static io.loadline.slo.Limits.atLeast;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.Arrivals;
import io.loadline.plan.ConnectionCounts;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Objective;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.PhaseLengths;
import io.loadline.plan.RateRamp;
import io.loadline.plan.Stage;
import io.loadline.plan.Workload;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import io.loadline.testkit.Plans;
import io.loadline.testkit.SimulatedTransport;
import io.loadline.testkit.SimulatedTransport.Answer;
import io.loadline.testkit.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Throughput of open loads: what a draw of arrivals does to it is not the service's doing. */
class OpenThroughputTest {
  /** So many requests at a time as come; each takes as long as it does alone. */
  private static SimulatedTransport unlimited(LongUnaryOperator nanosOfIndex) {
    return new SimulatedTransport(
        (exchange, sent) ->
            new Answer(sent + nanosOfIndex.applyAsLong(exchange.index()), Outcome.SUCCESS));
  }

  /** One request after the other; each takes so long. */
  private static SimulatedTransport oneAtATime(LongUnaryOperator nanosOfIndex) {
    long[] free = {0};
    return new SimulatedTransport(
        (exchange, sent) -> {
          free[0] = Math.max(free[0], sent) + nanosOfIndex.applyAsLong(exchange.index());
          return new Answer(free[0], Outcome.SUCCESS);
        });
  }

  private static LongUnaryOperator always(double seconds) {
    return index -> Math.round(seconds * 1e9);
  }

  private static LoadPlan plan(
      Workload workload, PhaseLength extent, long seed, Objective... limits) {
    return new LoadPlan(
        Plans.call("http://127.0.0.1:1/v2/models/iris/infer", Duration.ofMinutes(5)),
        workload,
        new PhaseLengths(PhaseLength.NOTHING, extent, Duration.ofMinutes(10)),
        ConnectionCounts.of(500),
        seed,
        List.of(limits),
        GoodputLimits.NONE);
  }

  private static Judgment judged(LoadPlan plan, SimulatedTransport service) {
    return Judge.judge(Simulation.run(plan, service));
  }

  private static final Objective EIGHT = atLeast("http/throughput", 8);

  @Test
  void a_seed_that_draws_late_arrivals_fails_no_sound_service() {
    LoadPlan plan = plan(Plans.poisson(8), new PhaseLength.Requests(100), 5, EIGHT);
    Judgment judgment = judged(plan, unlimited(always(0.02)));
    assertThat(judgment.verdict()).isEqualTo(Verdict.PASS);
    ObjectiveVerdict only = judgment.objectives().get(0);
    assertThat(only.observed()).isCloseTo(7.2, within(0.1));
    assertThat(only.cause()).isEqualTo(Cause.DRAWN_ARRIVALS);
  }

  @Test
  void the_base_runs_to_the_planned_end_however_early_the_last_arrival_is() {
    LoadPlan plan = plan(Plans.constant(5), new PhaseLength.Requests(4), 1, EIGHT);
    RunResult run = Simulation.run(plan, unlimited(always(0.01)));
    // 4 requests, one each 200 ms: 0.8 s, though the last answer is there after 0.61 s
    assertThat(run.elapsedNanos()).isEqualTo(800_000_000);
    assertThat(run.throughput()).isCloseTo(5, within(1e-9));
  }

  @Test
  void the_base_runs_to_the_last_answer_where_that_is_later() {
    LoadPlan plan = plan(Plans.constant(5), new PhaseLength.Requests(4), 1, EIGHT);
    RunResult run = Simulation.run(plan, unlimited(always(1)));
    assertThat(run.elapsedNanos()).isEqualTo(1_600_000_000);
  }

  @Test
  void a_service_that_falls_behind_fails() {
    LoadPlan plan =
        plan(Plans.constant(10), new PhaseLength.Requests(100), 1, atLeast("http/throughput", 10));
    Judgment judgment = judged(plan, oneAtATime(always(0.5)));
    assertThat(judgment.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(judgment.objectives().get(0).observed()).isCloseTo(2, within(0.01));
  }

  @Test
  void a_backlog_of_the_warm_up_hides_no_service_that_falls_behind() {
    LoadPlan slow =
        new LoadPlan(
            Plans.call("http://127.0.0.1:1/v2/models/iris/infer", Duration.ofMinutes(5)),
            Plans.constant(10),
            new PhaseLengths(
                new PhaseLength.Requests(300),
                new PhaseLength.Requests(100),
                Duration.ofMinutes(10)),
            ConnectionCounts.of(500),
            1,
            List.of(atLeast("http/throughput", 10)),
            GoodputLimits.NONE);
    assertThat(judged(slow, oneAtATime(always(0.125))).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void a_slow_start_hides_no_service_that_falls_behind() {
    LoadPlan plan = plan(Plans.constant(8), new PhaseLength.Requests(100), 1, EIGHT);
    LongUnaryOperator coldFirst = index -> index == 3 ? 3_000_000_000L : 20_000_000L;
    assertThat(judged(plan, unlimited(coldFirst)).verdict()).isEqualTo(Verdict.PASS);
    LongUnaryOperator growing =
        index -> (index == 3 ? 3_000_000_000L : 20_000_000L) + index * 31_250_000L;
    assertThat(judged(plan, unlimited(growing)).verdict()).isEqualTo(Verdict.FAIL);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.4, 5, 30})
  void a_constant_response_time_is_never_a_low_throughput(double seconds) {
    LoadPlan plan = plan(Plans.constant(8), new PhaseLength.Requests(40), 1, EIGHT);
    assertThat(judged(plan, unlimited(always(seconds))).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void a_stage_that_takes_longer_to_answer_is_no_low_throughput() {
    Stage ramp =
        new Stage.Rates("ramp", List.of(new RateRamp(10, 90, 20_000_000_000L)), Arrivals.POISSON);
    Workload staged = new Workload.Staged(List.of(ramp));
    PhaseLength extent = new PhaseLength.Span(Duration.ofSeconds(20));
    for (int seed = 0; seed < 10; seed++) {
      LoadPlan plan = plan(staged, extent, seed, atLeast("http/throughput", 50));
      LongUnaryOperator slower = index -> 50_000_000 + index * 100_000;
      assertThat(judged(plan, unlimited(slower)).verdict())
          .as("seed %d", seed)
          .isEqualTo(Verdict.PASS);
    }
  }

  @Test
  void errors_are_no_throughput_whatever_was_drawn() {
    PhaseLength hundred = new PhaseLength.Requests(100);
    LoadPlan plan = plan(Plans.poisson(8), hundred, 5, EIGHT, atMost("http/error-count", 100));
    SimulatedTransport failing =
        new SimulatedTransport(
            (exchange, sent) ->
                new Answer(
                    sent + 1_000_000,
                    exchange.index() % 10 == 0 ? Outcome.SERVER_ERROR : Outcome.SUCCESS));
    assertThat(judged(plan, failing).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void a_draw_of_few_requests_is_no_low_count() {
    PhaseLength span = new PhaseLength.Span(Duration.ofSeconds(10));
    int fewer = 0;
    for (int seed = 0; seed < 30; seed++) {
      LoadPlan plan = plan(Plans.poisson(8), span, seed, atLeast("http/request-count", 80));
      Judgment judgment = judged(plan, unlimited(always(0.01)));
      assertThat(judgment.verdict()).as("seed %d", seed).isEqualTo(Verdict.PASS);
      fewer += Objects.requireNonNull(judgment.objectives().get(0).observed()) < 80 ? 1 : 0;
    }
    assertThat(fewer).isGreaterThan(5);
  }

  @Test
  void a_draw_of_many_requests_breaks_no_upper_limit() {
    Objective count = atMost("http/request-count", 80);
    Objective rate = atMost("http/throughput", 8);
    PhaseLength span = new PhaseLength.Span(Duration.ofSeconds(10));
    for (int seed = 0; seed < 30; seed++) {
      LoadPlan plan = plan(Plans.poisson(8), span, seed, count, rate);
      assertThat(judged(plan, unlimited(always(0.01))).verdict())
          .as("seed %d", seed)
          .isEqualTo(Verdict.PASS);
    }
  }
}
