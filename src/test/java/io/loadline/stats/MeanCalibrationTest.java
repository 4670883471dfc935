package io.loadline.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** As {@link ShareCalibrationTest}, of means. */
class MeanCalibrationTest {
  private static final int RUNS = Integer.getInteger("calibration.runs", 300);
  private static final double LEVEL = 0.05;
  private static final double MOST = LEVEL + 3 * Math.sqrt(LEVEL * (1 - LEVEL) / RUNS);

  static Stream<Arguments> cells() {
    return Stream.of(
            Arguments.of(SimulatedService.INDEPENDENT, 1.0),
            Arguments.of(SimulatedService.M_M_1_50, 2.0),
            Arguments.of(SimulatedService.M_M_1_80, 5.0),
            Arguments.of(SimulatedService.M_M_1_90, 10.0),
            Arguments.of(SimulatedService.M_H2_1_50, 1 + 11.5 * 0.5 / (2 * 0.5)),
            Arguments.of(SimulatedService.M_H2_1_70, 1 + 11.5 * 0.7 / (2 * 0.3)),
            Arguments.of(SimulatedService.BATCHES_OF_10, 0.5 + Math.exp(0.125)))
        .flatMap(
            cell ->
                Stream.of(1_000, 3_000, 10_000)
                    .filter(requests -> requests <= 3_000 || RUNS >= 1_000)
                    .map(requests -> Arguments.of(cell.get()[0], requests, cell.get()[1])));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void a_mean_on_its_limit_rarely_gets_a_verdict(
      SimulatedService service, int requests, double mean) {
    int below = 0;
    int above = 0;
    for (int run = 0; run < RUNS; run++) {
      SplittableRandom random = new SplittableRandom(170_000L + requests + 1_000_003L * run);
      TestOutcome outcome = test(service.responses(requests, random)).against(mean, LEVEL);
      below += outcome == TestOutcome.BELOW ? 1 : 0;
      above += outcome == TestOutcome.ABOVE ? 1 : 0;
    }
    System.out.printf(
        "%-14s %6d mean  wrong PASS %4.1f %%  wrong FAIL %4.1f %%%n",
        service, requests, 100.0 * below / RUNS, 100.0 * above / RUNS);

    assertThat((double) below / RUNS).as("wrong PASS").isLessThanOrEqualTo(MOST);
    assertThat((double) above / RUNS).as("wrong FAIL").isLessThanOrEqualTo(MOST);
  }

  private static MeanTest test(double[] responses) {
    long[] sizes = new long[BatchCounts.BATCHES];
    double[] sums = new double[BatchCounts.BATCHES];
    int batch = 0;
    for (int i = 0; i < responses.length; i++) {
      while (i >= (batch + 1L) * responses.length / BatchCounts.BATCHES) {
        batch++;
      }
      sizes[batch]++;
      sums[batch] += responses[i];
    }
    return MeanTest.of(sizes, sums);
  }
}
