package io.loadline.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A run of 10,000 requests that is looked at 20 times: how often it is wrong where the truth lies
 * on the limit, and how much of it a good and a bad service take. {@code -Dcalibration.runs=2000}
 * runs more.
 */
class EarlyStopCalibrationTest {
  private static final int RUNS = Integer.getInteger("calibration.runs", 300);
  private static final int REQUESTS = 10_000;
  private static final int LOOKS = 20;
  private static final double LEVEL = 0.05;
  private static final double TAIL = 0.05;

  private record Stop(TestOutcome outcome, double done) {}

  @ParameterizedTest
  @EnumSource(SimulatedService.class)
  void a_service_on_its_limit_rarely_gets_a_verdict(SimulatedService service) {
    Stop[] stops = stops(service, service.percentile(TAIL));
    double below = share(stops, TestOutcome.BELOW);
    double above = share(stops, TestOutcome.ABOVE);
    System.out.printf(
        "%-14s wrong PASS %4.1f %%  wrong FAIL %4.1f %%%n", service, 100 * below, 100 * above);

    double most = LEVEL + 3 * Math.sqrt(LEVEL * (1 - LEVEL) / RUNS);
    assertThat(below).isLessThanOrEqualTo(most);
    assertThat(above).isLessThanOrEqualTo(most);
  }

  static Stream<Arguments> saved() {
    return Stream.of(
        Arguments.of(SimulatedService.INDEPENDENT),
        Arguments.of(SimulatedService.M_M_1_50),
        Arguments.of(SimulatedService.BATCHES_OF_10));
  }

  @ParameterizedTest
  @MethodSource("saved")
  void a_clear_case_takes_a_third_of_the_run_at_most(SimulatedService service) {
    double good = median(stops(service, limitOf(service, 0.1 * TAIL)), TestOutcome.BELOW);
    double bad = median(stops(service, limitOf(service, 4 * TAIL)), TestOutcome.ABOVE);
    System.out.printf("%-14s good %.2f  bad %.2f of the run%n", service, good, bad);

    assertThat(good).isLessThanOrEqualTo(1.0 / 3);
    assertThat(bad).isLessThanOrEqualTo(1.0 / 3);
  }

  /** What this share of a long run is above. */
  private static double limitOf(SimulatedService service, double share) {
    double[] responses = service.responses(1_000_000, new SplittableRandom(7));
    Arrays.sort(responses);
    return responses[(int) (responses.length * (1 - share))];
  }

  private static Stop[] stops(SimulatedService service, double limit) {
    Stop[] stops = new Stop[RUNS];
    for (int run = 0; run < RUNS; run++) {
      SplittableRandom random = new SplittableRandom(99L + REQUESTS + 1_000_003L * run);
      stops[run] = stop(service.responses(REQUESTS, random), limit);
    }
    return stops;
  }

  private static Stop stop(double[] responses, double limit) {
    for (int look = 1; look < LOOKS; look++) {
      double done = (double) look / LOOKS;
      double[] soFar = Arrays.copyOf(responses, (int) (responses.length * done));
      TestOutcome outcome = ShareCalibrationTest.test(soFar, limit).look(TAIL, LEVEL, done);
      if (outcome == TestOutcome.BELOW || outcome == TestOutcome.ABOVE) {
        return new Stop(outcome, done);
      }
    }
    return new Stop(
        ShareCalibrationTest.test(responses, limit).against(TAIL, ShareTest.levelAtEnd(LEVEL)), 1);
  }

  private static double share(Stop[] stops, TestOutcome outcome) {
    return Arrays.stream(stops).filter(stop -> stop.outcome == outcome).count()
        / (double) stops.length;
  }

  /** The part of the run after which half of all runs had the right outcome. */
  private static double median(Stop[] stops, TestOutcome right) {
    double[] done =
        Arrays.stream(stops)
            .mapToDouble(stop -> stop.outcome == right ? stop.done : Double.POSITIVE_INFINITY)
            .sorted()
            .toArray();
    return done[done.length / 2];
  }
}
