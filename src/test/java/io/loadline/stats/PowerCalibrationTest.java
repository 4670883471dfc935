package io.loadline.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often a service that is clearly on one side of its limit gets its verdict. Expected figures
 * are those of the reference simulation of 200 to 4,000 runs.
 */
class PowerCalibrationTest {
  private static final int RUNS = Integer.getInteger("calibration.runs", 300);
  private static final double LEVEL = 0.05;

  private static double decided(
      TestOutcome wanted,
      double tail,
      double limit,
      Function<SplittableRandom, double[]> requests) {
    int decided = 0;
    for (int run = 0; run < RUNS; run++) {
      double[] responses = requests.apply(new SplittableRandom(12_345L + 1_000_003L * run));
      TestOutcome outcome = ShareCalibrationTest.test(responses, limit).against(tail, LEVEL);
      decided += outcome == wanted ? 1 : 0;
    }
    return (double) decided / RUNS;
  }

  /** 1.3 times 234 and 1,182, with which the best test for independent requests passes 95 %. */
  @ParameterizedTest
  @CsvSource({"305, 0.05", "1537, 0.01"})
  void a_quarter_of_what_is_allowed_passes_with_a_third_more_than_the_least(
      int requests, double tail) {
    double passed =
        decided(
            TestOutcome.BELOW,
            tail,
            -Math.log(tail / 4),
            random -> SimulatedService.INDEPENDENT.responses(requests, random));

    System.out.printf(
        "independent %d p%.0f: %.1f %% pass%n", requests, 100 - 100 * tail, 100 * passed);
    assertThat(passed).isGreaterThanOrEqualTo(0.95 - 3 * Math.sqrt(0.95 * 0.05 / RUNS));
  }

  /** Of a queue, and the part of the allowed share that is beyond the limit. */
  @ParameterizedTest
  @CsvSource({
    "M_M_1_50, 0.5, 3000, 0.1, BELOW, 0.92",
    "M_M_1_50, 0.5, 3000, 4, ABOVE, 1.00",
    "M_M_1_80, 0.8, 3000, 0.1, BELOW, 0.32",
    "M_M_1_80, 0.8, 3000, 4, ABOVE, 0.96",
  })
  void behind_a_queue_verdicts_are_as_frequent_as_simulated_elsewhere(
      SimulatedService service,
      double load,
      int requests,
      double part,
      TestOutcome wanted,
      double expected) {
    double limit = -Math.log(part * 0.05) / (1 - load);

    double told = decided(wanted, 0.05, limit, random -> service.responses(requests, random));

    System.out.printf("%s %d x%.1f: %.1f %% %s%n", service, requests, part, 100 * told, wanted);
    double error = Math.sqrt(Math.max(0.01, expected * (1 - expected)) * (1.0 / RUNS + 1.0 / 200));
    assertThat(told).isCloseTo(expected, within(3 * error));
  }
}
