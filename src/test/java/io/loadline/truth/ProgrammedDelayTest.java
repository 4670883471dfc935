package io.loadline.truth;

import static io.loadline.testkit.Plans.constant;
import static io.loadline.testkit.Plans.noErrors;
import static io.loadline.testkit.Plans.plan;
import static io.loadline.testkit.Plans.poisson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import io.loadline.result.Distribution;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import io.loadline.testkit.SimulatedTransport;
import io.loadline.testkit.SimulatedTransport.Answer;
import io.loadline.testkit.Simulation;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Row C: a service with programmed delays and as many servers as it needs, in virtual time; what is
 * seen is the program. {@code RealServerTruthTest} has it over sockets.
 */
class ProgrammedDelayTest {
  private static final long MILLI = 1_000_000;
  private static final int RUNS = 100;
  private static final int REQUESTS = 10_000;
  private static final double Z95 = 1.96;
  private static final double[] PERCENTILES = {50, 99, 99.9};

  /** 99.5 % take 1 ms, 0.5 % take 100 ms. */
  @Test
  void two_kinds_of_delay_are_seen_at_their_ranks() {
    RunResult run =
        run(constant(10_000), 200_000, index -> index % 200 == 100 ? 100 * MILLI : MILLI);
    Figures.print(
        "C p50 %d p99 %d p99.5 %d p99.51 %d p99.9 %d ns",
        run.response().percentile(50),
        run.response().percentile(99),
        run.response().percentile(99.5),
        run.response().percentile(99.51),
        run.response().percentile(99.9));
    assertBucket(run, 50, MILLI);
    assertBucket(run, 99, MILLI);
    assertBucket(run, 99.5, MILLI);
    assertBucket(run, 99.51, 100 * MILLI);
    assertBucket(run, 99.9, 100 * MILLI);
    assertThat(run.response().mean()).isCloseTo(0.995 * MILLI + 0.5 * MILLI, within(1.0));
  }

  private static void assertBucket(RunResult run, double percentile, long truth) {
    double seen = run.response().percentile(percentile);
    assertThat(seen).as("p%s", percentile).isCloseTo((double) truth, within(0.001 * truth));
  }

  /** The interval of order statistics at n q -+ 1.96 sqrt(n q (1-q)) holds the true quantile. */
  @Test
  void intervals_of_a_hundred_seeded_runs_cover_the_truth_in_at_least_ninety() {
    int[] covered = new int[PERCENTILES.length];
    for (int seed = 0; seed < RUNS; seed++) {
      Distribution seen = run(poisson(20_000), REQUESTS, exponential(seed)).response();
      for (int i = 0; i < covered.length; i++) {
        covered[i] += covers(seen, PERCENTILES[i] / 100) ? 1 : 0;
      }
    }
    Figures.print("C of %d intervals at p50, p99, p99.9 %s hold", RUNS, Arrays.toString(covered));
    assertThat(Arrays.stream(covered).min().orElseThrow()).isGreaterThanOrEqualTo(90);
  }

  private static LongUnaryOperator exponential(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return index -> Math.round(-Math.log(1 - random.nextDouble()) * MILLI);
  }

  private static boolean covers(Distribution seen, double q) {
    double truth = -Math.log(1 - q) * MILLI;
    double half = Z95 * Math.sqrt(REQUESTS * q * (1 - q));
    double low = seen.atRank((long) Math.floor(REQUESTS * q - half));
    double high = seen.atRank((long) Math.min(REQUESTS, Math.ceil(REQUESTS * q + half) + 1));
    return low * 0.999 <= truth && truth <= high;
  }

  private static RunResult run(Workload workload, int requests, LongUnaryOperator delays) {
    SimulatedTransport transport =
        new SimulatedTransport(
            (exchange, sent) ->
                new Answer(sent + delays.applyAsLong(exchange.index()), Outcome.SUCCESS));
    PhaseLength extent = new PhaseLength.Requests(requests);
    return Simulation.run(
        plan(workload, extent, PhaseLength.NOTHING, 2_048, noErrors()), transport);
  }
}
