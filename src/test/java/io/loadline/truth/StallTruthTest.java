package io.loadline.truth;

import static io.loadline.testkit.Plans.constant;
import static io.loadline.testkit.Plans.noErrors;
import static io.loadline.testkit.Plans.plan;
import static io.loadline.testkit.Plans.upper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.LoadPlan;
import io.loadline.plan.Metric;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import io.loadline.result.RunResult;
import io.loadline.testkit.SimulatedTransport;
import io.loadline.testkit.Simulation;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Row B: a server that stands still for 100 ms in every second, at 10,000/s, in virtual time (the 1
 * s in 10 s of the list, ten times as fast). What is seen equals the exact fluid result whatever
 * the number of connections.
 */
class StallTruthTest {
  private static final double STALL = 0.1;
  private static final double PERIOD = 1;
  private static final double RATE = 10_000;
  private static final double SLOW_MILLIS = 1;
  private static final double NO_LOAD = 0.001;
  private static final PhaseLength SIX_SECONDS = new PhaseLength.Span(Duration.ofSeconds(6));

  @ParameterizedTest
  @CsvSource({"0.001, 4096", "0.5, 4096", "0.8, 4096", "0.001, 10", "0.5, 10", "0.8, 10"})
  void a_stall_is_seen_as_theory_says_at_any_load_and_any_pool(double rho, int connections) {
    RunResult run = Simulation.run(open(connections), stalling(rho));
    assertThat(run.outcomes().successes()).isEqualTo(60_000);
    double mean = run.response().mean() / 1e9;
    Figures.print("B rho %.3f %d connections mean %.4f s", rho, connections, mean);
    assertThat(mean).isCloseTo(Theory.stallMean(STALL, PERIOD, rho), onePercent());
    for (double percentile : new double[] {90, 95, 99, 99.9}) {
      double seen = run.response().percentile(percentile) / 1e9;
      double truth = Theory.stallQuantile(STALL, PERIOD, rho, percentile / 100);
      Figures.print("B rho %.3f p%s %.4f s (theory %.4f)", rho, percentile, seen, truth);
      assertThat(seen).as("p%s", percentile).isCloseTo(truth, onePercent());
    }
  }

  /** With 10 connections 10 of the 10,000 requests of a period meet the stall on the wire. */
  @Test
  void what_a_generator_that_waits_with_the_server_would_show_is_not_what_we_show() {
    RunResult run = Simulation.run(open(10), stalling(NO_LOAD));
    double blind = run.service().percentile(99) / 1e6;
    double shown = run.response().percentile(99) / 1e6;
    Figures.print("B blind p99 %.3f ms, shown p99 %.1f ms", blind, shown);
    assertThat(blind).isLessThan(SLOW_MILLIS);
    assertThat(shown).isCloseTo(90, within(0.9));
    // P(wait > 1 ms) = (100 - 1) / 1000
    long slow = run.exceedance((long) (SLOW_MILLIS * 1e6)).response();
    assertThat(slow / 60_000.0).isCloseTo(0.099, within(0.001));
  }

  /** A closed loop is what was asked for here, so its figures are blind; c / (R(T-Ts)+c) see it. */
  @Test
  void a_closed_loop_sees_one_slow_request_a_connection_and_stall() {
    LoadPlan plan =
        plan(
            new Workload.Closed(10),
            SIX_SECONDS,
            PhaseLength.NOTHING,
            10,
            upper(p99(), SLOW_MILLIS));
    RunResult run = Simulation.run(plan, stalling(0.5));
    // 20,000/s for 0.9 of each second; six stalls, and the one at the end, meet all ten on the wire
    long slow = run.exceedance((long) (SLOW_MILLIS * 1e6)).response();
    assertThat(slow).isEqualTo(70);
    assertThat(run.response().percentile(99) / 1e6).isLessThan(SLOW_MILLIS);
  }

  private static SimulatedTransport stalling(double rho) {
    return new SimulatedTransport(new StallingService(STALL, PERIOD, rho / RATE));
  }

  private static LoadPlan open(int connections) {
    return plan(
        constant(RATE),
        SIX_SECONDS,
        PhaseLength.NOTHING,
        connections,
        noErrors(),
        upper(p99(), SLOW_MILLIS));
  }

  private static Metric p99() {
    return Metric.percentile(99);
  }

  private static org.assertj.core.data.Offset<Double> onePercent() {
    return within(0.01 * STALL);
  }
}
