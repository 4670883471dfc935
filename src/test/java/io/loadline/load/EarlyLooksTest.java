package io.loadline.load;

import static io.loadline.testkit.Plans.constant;
import static io.loadline.testkit.Plans.noErrors;
import static io.loadline.testkit.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.EarlyEnd;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Phase;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.PhaseLengths;
import io.loadline.plan.Workload;
import io.loadline.result.Outcome;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import io.loadline.testkit.SimulatedTransport;
import io.loadline.testkit.SimulatedTransport.Answer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs of 60 s in virtual time; the load waits for a look where one is due. */
@Timeout(60)
class EarlyLooksTest {
  private static final long MILLI = 1_000_000;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final StopSignal stop = new StopSignal();
  private final List<RunResult> looks = new CopyOnWriteArrayList<>();

  private static LoadPlan early(Workload workload, Optional<EarlyEnd> early) {
    LoadPlan plan =
        plan(workload, new PhaseLength.Span(MINUTE), PhaseLength.NOTHING, 100, noErrors());
    return new LoadPlan(
        plan.call(),
        plan.workload(),
        new PhaseLengths(plan.warmup(), plan.extent(), plan.maxDuration(), early),
        plan.connectionCounts(),
        plan.seed(),
        plan.objectives(),
        plan.goodput());
  }

  private static Optional<EarlyEnd> from(Duration least) {
    return Optional.of(new EarlyEnd(least, least));
  }

  private RunResult run(LoadPlan plan, SimulatedTransport transport, Predicate<RunResult> decides) {
    LoadEngine.Listeners listeners =
        new LoadEngine.Listeners(
            progress -> {},
            part -> {},
            1,
            part -> {
              looks.add(part);
              return decides.test(part);
            });
    return new LoadEngine(transport, Clock.systemUTC(), transport::nanoTime, 1)
        .run(plan, stop, listeners, CommonStart.alone());
  }

  /** Answers after 1 ms; the request of this number waits until the run is decided. */
  private SimulatedTransport decidedAt(long number) {
    return new SimulatedTransport(
        (exchange, sent) -> {
          if (exchange.phase() == Phase.MEASUREMENT && exchange.index() == number) {
            awaitDecision();
          }
          return new Answer(sent + MILLI, Outcome.SUCCESS);
        });
  }

  private void awaitDecision() {
    while (!stop.isDecided()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void a_decided_run_sends_no_more_and_lets_end_what_is_under_way() {
    RunResult run = run(early(constant(100), from(Duration.ZERO)), decidedAt(800), part -> true);

    assertThat(run.ending()).isEqualTo(RunEnding.DECIDED);
    assertThat(run.outcomes().total()).isEqualTo(801);
    assertThat(run.outcomes().successes()).isEqualTo(801);
    assertThat(run.elapsedNanos()).isEqualTo(8_001 * MILLI);
  }

  @Test
  void a_look_sees_the_time_of_which_all_requests_have_ended() {
    RunResult run = run(early(constant(100), from(Duration.ZERO)), decidedAt(800), part -> true);

    assertThat(looks).hasSize(1);
    RunResult part = looks.get(0);
    assertThat(part.ending()).isEqualTo(RunEnding.DECIDED);
    assertThat(part.outcomes().total()).isEqualTo(800);
    assertThat(part.response().count()).isEqualTo(800);
    assertThat(part.elapsedNanos()).isEqualTo(8_000 * MILLI);
    assertThat(part.times().slices().coveredNanos()).isBetween(7_900 * MILLI, 8_000 * MILLI);
    assertThat(run.times().slices()).isEqualTo(part.times().slices());
  }

  @Test
  void each_look_sees_all_that_looks_before_saw() {
    SimulatedTransport transport =
        new SimulatedTransport(
            (exchange, sent) -> {
              while (exchange.index() % 800 == 799 && looks.size() <= exchange.index() / 800) {
                Thread.onSpinWait();
              }
              return new Answer(sent + MILLI, Outcome.SUCCESS);
            });
    run(early(constant(100), from(Duration.ZERO)), transport, part -> looks.size() == 3);
    assertThat(looks).hasSize(3).allSatisfy(EarlyLooksTest::isWhole);
  }

  private static void isWhole(RunResult part) {
    int seconds = (int) (part.elapsedNanos() / (1_000 * MILLI));
    assertThat(part.outcomes().total()).isEqualTo(100L * seconds);
    assertThat(part.response().count()).isEqualTo(100L * seconds);
    assertThat(part.series().intervals()).hasSize(seconds);
  }

  @Test
  void users_of_a_decided_closed_load_send_no_more() {
    SimulatedTransport transport =
        new SimulatedTransport(
            (exchange, sent) -> {
              if (exchange.index() == 2_000) {
                awaitDecision();
              }
              return new Answer(sent + 10 * MILLI, Outcome.SUCCESS);
            });
    RunResult run =
        run(early(new Workload.Closed(2), from(Duration.ZERO)), transport, part -> true);

    assertThat(run.ending()).isEqualTo(RunEnding.DECIDED);
    assertThat(run.outcomes().successes())
        .isEqualTo(run.outcomes().total())
        .isBetween(2_001L, 2_002L);
  }

  /** It is due in the fourth second and times out after 30 s. */
  @Test
  void a_request_that_is_under_way_keeps_its_time_from_being_looked_at() {
    SimulatedTransport transport =
        new SimulatedTransport(
            (exchange, sent) -> {
              if (exchange.index() == 4_000) {
                awaitDecision();
              }
              boolean hangs = exchange.index() == 350;
              return new Answer(hangs ? Long.MAX_VALUE : sent + MILLI, Outcome.SUCCESS);
            });
    run(early(constant(100), from(Duration.ZERO)), transport, part -> true);

    assertThat(looks.get(0).outcomes().of(Outcome.TIMEOUT)).isEqualTo(1);
    assertThat(looks.get(0).elapsedNanos()).isGreaterThan(30_000 * MILLI);
  }

  @Test
  void nothing_is_looked_at_before_the_plan_allows_an_end() {
    run(early(constant(100), from(Duration.ofSeconds(40))), decidedAt(4_300), part -> true);

    assertThat(looks.get(0).outcomes().total()).isGreaterThanOrEqualTo(4_000);
  }

  @Test
  void a_run_that_may_not_end_early_is_not_looked_at() {
    RunResult run =
        run(
            early(constant(100), Optional.empty()),
            SimulatedTransport.answeringAfter(MILLI),
            part -> true);

    assertThat(looks).isEmpty();
    assertThat(run.ending()).isEqualTo(RunEnding.COMPLETE);
  }

  @Test
  void a_run_that_no_look_decides_sends_all() {
    RunResult run =
        run(
            early(constant(100), from(Duration.ZERO)),
            SimulatedTransport.answeringAfter(MILLI),
            part -> false);

    assertThat(run.ending()).isEqualTo(RunEnding.COMPLETE);
    assertThat(run.outcomes().total()).isEqualTo(6_000);
    assertThat(run.elapsedNanos()).isEqualTo(60_000 * MILLI);
    assertThat(run.times().slices().slices()).hasSizeBetween(160, 320);
  }
}
