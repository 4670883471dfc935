package io.loadline.truth;

import static io.loadline.testkit.Plans.constant;
import static io.loadline.testkit.Plans.noErrors;
import static io.loadline.testkit.Plans.plan;
import static io.loadline.testkit.Plans.poisson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import io.loadline.testkit.SimulatedTransport;
import io.loadline.testkit.SimulatedTransport.Answer;
import io.loadline.testkit.Simulation;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Row D: queues with one server that serves 20,000/s, in virtual time. Within 1 % of theory, or
 * within three times the sampling error where that is more: requests in a queue depend on their
 * neighbours, so that n requests tell as much as n / deff independent ones; deff is some 8 at half
 * load and 75 at 0.8.
 */
class QueueTruthTest {
  private static final double MU = 20_000;
  private static final double SERVICE = 1e9 / MU;
  private static final int REQUESTS = 3_000_000;
  private static final double[] PERCENTILES = {50, 90, 99};

  @ParameterizedTest
  @CsvSource({"0.5, 8", "0.8, 75"})
  void exponential_services_at_poisson_arrivals_respond_as_m_m_1(double rho, double deff) {
    assertTruth("M/M/1", rho, deff, run(poisson(rho * MU), exponential(5)), Theory.mm1(rho));
  }

  @ParameterizedTest
  @CsvSource({"0.5, 4", "0.8, 30"})
  void exponential_services_at_even_arrivals_respond_as_d_m_1(double rho, double deff) {
    assertTruth("D/M/1", rho, deff, run(constant(rho * MU), exponential(6)), Theory.dm1(rho));
  }

  @ParameterizedTest
  @CsvSource({"0.5, 4", "0.8, 40"})
  void equal_services_at_poisson_arrivals_respond_as_m_d_1(double rho, double deff) {
    RunResult run = run(poisson(rho * MU), () -> (long) SERVICE);
    assertTruth("M/D/1", rho, deff, run, Theory.md1(rho));
  }

  @Test
  void equal_services_at_even_arrivals_never_wait() {
    RunResult run = run(constant(0.8 * MU), () -> (long) SERVICE);
    assertThat(run.response().min()).isEqualTo((long) SERVICE);
    assertThat(run.response().max()).isEqualTo((long) SERVICE);
  }

  @Test
  void the_formulas_give_the_table() {
    assertThat(Theory.mm1(0.8).at(99)).isCloseTo(23.0, within(0.05));
    assertThat(Theory.dm1(0.5).at(99)).isCloseTo(5.78, within(0.005));
    assertThat(Theory.dm1(0.8).mean()).isCloseTo(2.69, within(0.005));
    assertThat(Theory.md1(0.5).at(99))
        .isCloseTo(4.4, within(0.1)); // 4.336; the table's is simulated
    assertThat(Theory.md1(0.8).at(50)).isCloseTo(2.28, within(0.005));
    assertThat(Theory.md1(0.8).at(90)).isCloseTo(6.01, within(0.01));
    assertThat(Theory.md1(0.8).at(99)).isCloseTo(11.4, within(0.05));
  }

  private static LongSupplier exponential(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return () -> Math.round(-Math.log(1 - random.nextDouble()) * SERVICE);
  }

  private static RunResult run(Workload workload, LongSupplier service) {
    long[] freeAt = {0};
    SimulatedTransport transport =
        new SimulatedTransport(
            (exchange, sent) -> {
              freeAt[0] = Math.max(sent, freeAt[0]) + service.getAsLong();
              return new Answer(freeAt[0], Outcome.SUCCESS);
            });
    PhaseLength extent = new PhaseLength.Requests(REQUESTS);
    return Simulation.run(plan(workload, extent, PhaseLength.NOTHING, 64, noErrors()), transport);
  }

  private static void assertTruth(
      String queue, double rho, double deff, RunResult run, Theory.Response theory) {
    double independent = REQUESTS / deff;
    double mean = run.response().mean() / SERVICE;
    Figures.print("D %s rho %.1f mean %.4f (theory %.4f)", queue, rho, mean, theory.mean());
    assertThat(run.outcomes().successes()).isEqualTo(REQUESTS);
    assertThat(mean).isCloseTo(theory.mean(), share(theory.mean(), 3 / Math.sqrt(independent)));
    for (double percentile : PERCENTILES) {
      double seen = run.response().percentile(percentile) / SERVICE;
      double truth = theory.at(percentile);
      double q = percentile / 100;
      // of an exponential tail: sd(quantile) = sqrt(q / ((1-q) n)) x its mean
      double error = Math.sqrt(q / ((1 - q) * independent)) * theory.mean() / truth;
      Figures.print("D %s rho %.1f p%.0f %.4f (theory %.4f)", queue, rho, percentile, seen, truth);
      assertThat(seen).as("p%s", percentile).isCloseTo(truth, share(truth, 3 * error));
    }
  }

  private static Offset<Double> share(double value, double error) {
    return within(value * Math.max(0.01, error));
  }
}
