package io.loadline.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How often the test is wrong where the truth lies exactly on the limit: at most one time in twenty
 * on either side, and three standard errors of the simulation. {@code -Dcalibration.runs=2000} runs
 * as many as the tables of docs/statistics.md.
 */
class ShareCalibrationTest {
  private static final int RUNS = Integer.getInteger("calibration.runs", 300);
  private static final double LEVEL = 0.05;
  private static final double MOST = LEVEL + 3 * Math.sqrt(LEVEL * (1 - LEVEL) / RUNS);

  static Stream<Arguments> cells() {
    return Stream.of(SimulatedService.values())
        .flatMap(
            service ->
                Stream.of(300, 1_000, 3_000, 10_000)
                    .filter(requests -> requests <= 3_000 || RUNS >= 1_000)
                    .flatMap(
                        requests ->
                            Stream.of(0.05, 0.01)
                                .map(tail -> Arguments.of(service, requests, tail))));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void a_service_on_its_limit_rarely_gets_a_verdict(
      SimulatedService service, int requests, double tail) {
    double limit = service.percentile(tail);
    int below = 0;
    int above = 0;
    int pointBelow = 0;
    int independentBelow = 0;
    for (int run = 0; run < RUNS; run++) {
      SplittableRandom random = new SplittableRandom(20_261_129L + requests + 1_000_003L * run);
      double[] responses = service.responses(requests, random);
      ShareTest test = test(responses, limit);
      TestOutcome outcome = test.against(tail, LEVEL);
      below += outcome == TestOutcome.BELOW ? 1 : 0;
      above += outcome == TestOutcome.ABOVE ? 1 : 0;
      pointBelow += test.hits() <= tail * test.trials() ? 1 : 0;
      independentBelow += BinomialBounds.upper(test.hits(), test.trials(), LEVEL) <= tail ? 1 : 0;
    }
    System.out.printf(
        "%-14s %6d p%2.0f  wrong PASS %4.1f %%  wrong FAIL %4.1f %%  (PASS by the point %4.1f %%, as if independent %4.1f %%)%n",
        service,
        requests,
        100 * (1 - tail),
        100.0 * below / RUNS,
        100.0 * above / RUNS,
        100.0 * pointBelow / RUNS,
        100.0 * independentBelow / RUNS);

    assertThat((double) below / RUNS).as("wrong PASS").isLessThanOrEqualTo(MOST);
    assertThat((double) above / RUNS).as("wrong FAIL").isLessThanOrEqualTo(MOST);
  }

  static ShareTest test(double[] responses, double limit) {
    double[] sorted = responses.clone();
    Arrays.sort(sorted);
    return ShareTest.of(
        above(responses, limit),
        above(responses, sorted[(int) Math.floor(0.9 * sorted.length)]),
        above(responses, sorted[(int) Math.floor(0.5 * sorted.length)]));
  }

  static BatchCounts above(double[] responses, double limit) {
    long[] sizes = new long[BatchCounts.BATCHES];
    long[] hits = new long[BatchCounts.BATCHES];
    int batch = 0;
    for (int i = 0; i < responses.length; i++) {
      while (i >= (batch + 1L) * responses.length / BatchCounts.BATCHES) {
        batch++;
      }
      sizes[batch]++;
      hits[batch] += responses[i] > limit ? 1 : 0;
    }
    return new BatchCounts(sizes, hits);
  }
}
