package io.loadline.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How often runs of equal builds are told to differ, and how often slower ones are found. {@code
 * -Dcalibration.runs=2000} takes 10,000 comparisons a cell. Expected figures are those of the
 * reference simulation of 8,000.
 */
class RunComparisonCalibrationTest {
  static final int COMPARISONS = 5 * Integer.getInteger("calibration.runs", 300);
  static final double LEVEL = 0.05;
  static final double MOST = LEVEL + threeErrors(LEVEL);
  private static final double BY = 1.10;

  static double threeErrors(double share) {
    return 3 * Math.sqrt(share * (1 - share) / COMPARISONS);
  }

  interface Comparison {
    RatioInterval with(SplittableRandom random);
  }

  static List<RatioInterval> of(Comparison comparison) {
    List<RatioInterval> told = new ArrayList<>();
    for (int run = 0; run < COMPARISONS; run++) {
      told.add(comparison.with(new SplittableRandom(18_000L + 1_000_003L * run)));
    }
    return told;
  }

  /** What would be told if the runs of now had taken so many times as long. */
  static List<RatioInterval> slowed(List<RatioInterval> told, double ratio) {
    return told.stream()
        .map(
            each ->
                new RatioInterval(
                    ratio * each.estimate(), ratio * each.lower(), ratio * each.upper()))
        .toList();
  }

  static double share(List<RatioInterval> told, Predicate<RatioInterval> of) {
    return (double) told.stream().filter(of).count() / told.size();
  }

  static boolean differs(RatioInterval ratio) {
    return slower(ratio) || ratio.upper() < 1;
  }

  static boolean slower(RatioInterval ratio) {
    return ratio.lower() > 1;
  }

  /** What fails where 10 % are allowed. */
  static boolean fails(RatioInterval ratio) {
    return slower(ratio) && ratio.estimate() > BY;
  }

  /** Spread between machines, runs of before and of now, and in which part 15 % are found. */
  @ParameterizedTest
  @CsvSource({
    "0.02, 3, 1, 0.76", "0.02, 5, 1, 0.98", "0.02, 5, 3, 1.00", "0.02, 5, 5, 1.00",
    "0.02, 8, 8, 1.00", "0.05, 3, 1, 0.27", "0.05, 5, 1, 0.47", "0.05, 5, 3, 0.87",
    "0.05, 5, 5, 0.96", "0.05, 8, 8, 1.00", "0.10, 3, 1, 0.11", "0.10, 5, 1, 0.17",
    "0.10, 5, 3, 0.36", "0.10, 5, 5, 0.49", "0.10, 8, 8, 0.74"
  })
  void equal_builds_rarely_differ_and_15_percent_are_found_as_power_says(
      double machines, int before, int now, double expected) {
    SimulatedRuns runs = new SimulatedRuns(machines, 0, 10_000);
    List<RatioInterval> equal =
        of(random -> RunComparison.of(runs.jobs(before, 1, random), runs.jobs(now, 1, random)));
    List<RatioInterval> slower = slowed(equal, 1.15);
    double alarm = share(equal, RunComparisonCalibrationTest::differs);
    double wrongFail = share(equal, RunComparisonCalibrationTest::fails);
    double passed = share(equal, ratio -> ratio.upper() < BY);
    double found = share(slower, RunComparisonCalibrationTest::slower);
    double failed = share(slower, RunComparisonCalibrationTest::fails);
    double planned = new ComparisonPlan(runs.spreadOfOneRun(), before, now).power(1.15);
    System.out.printf(
        "machines %2.0f %% %d v %d: equal: differ %4.1f %%, FAIL %4.1f %%, PASS %5.1f %%;",
        100 * machines, before, now, 100 * alarm, 100 * wrongFail, 100 * passed);
    System.out.printf(
        " 15 %%: found %5.1f %% (planned %5.1f %%), FAIL %5.1f %%%n",
        100 * found, 100 * planned, 100 * failed);

    assertThat(alarm).as("equal builds differ").isLessThanOrEqualTo(MOST);
    assertThat(wrongFail).as("equal builds fail").isLessThanOrEqualTo(0.025 + threeErrors(0.025));
    assertThat(found).as("found").isCloseTo(expected, within(0.01 + threeErrors(expected)));
    assertThat(found).as("planned").isCloseTo(planned, within(0.005 + threeErrors(planned)));
  }

  /** Of services whose requests resemble each other, with 1,000 requests a run. */
  @ParameterizedTest
  @EnumSource(names = {"M_M_1_50", "M_M_1_80", "BATCHES_OF_10"})
  void equal_builds_rarely_differ_whatever_their_requests_are(SimulatedService service) {
    int comparisons = COMPARISONS / 5;
    int alarms = 0;
    for (int run = 0; run < comparisons; run++) {
      SplittableRandom random = new SplittableRandom(19_000L + 1_000_003L * run);
      double[] before = SimulatedRuns.figures(5, () -> onItsMachine(service, random));
      double[] now = SimulatedRuns.figures(5, () -> onItsMachine(service, random));
      alarms += differs(RunComparison.of(before, now)) ? 1 : 0;
    }
    double alarm = (double) alarms / comparisons;
    System.out.printf("%-14s 5 v 5: equal: differ %4.1f %%%n", service, 100 * alarm);

    assertThat(alarm).isLessThanOrEqualTo(LEVEL + 3 * Math.sqrt(LEVEL * (1 - LEVEL) / comparisons));
  }

  private static double onItsMachine(SimulatedService service, SplittableRandom random) {
    double[] responses = service.responses(1_000, random);
    Arrays.sort(responses);
    return responses[990] * Math.exp(0.05 * SimulatedService.normal(random));
  }

  /** Spread of one run with all that is in it, runs a side, and in which part 15 % fail. */
  @ParameterizedTest
  @CsvSource({"0.02, 2, 0.904", "0.05, 4, 0.858", "0.10, 10, 0.806"})
  void a_true_15_percent_fails_where_10_are_allowed(double spread, int runs, double expected) {
    List<RatioInterval> equal = ofEqual(spread, runs, runs);
    double failed = share(slowed(equal, 1.15), RunComparisonCalibrationTest::fails);
    double wrong = share(equal, RunComparisonCalibrationTest::fails);
    double least = new ComparisonPlan(spread, runs, runs).ratioThatFails(0.1, 0.8);
    System.out.printf(
        "spread %2.0f %% %d v %d by 10 %%: 15 %% FAIL %4.1f %%, equal FAIL %4.1f %%, 80 %% FAIL from"
            + " %.3f%n",
        100 * spread, runs, runs, 100 * failed, 100 * wrong, least);

    assertThat(failed).isCloseTo(expected, within(threeErrors(expected)));
    assertThat(least).isLessThanOrEqualTo(1.15);
    assertThat(wrong).isLessThanOrEqualTo(0.025);
  }

  /** The figures themselves, where it does not matter what makes them differ. */
  static List<RatioInterval> ofEqual(double spread, int before, int now) {
    return of(
        random ->
            RunComparison.of(
                SimulatedRuns.figures(before, () -> lognormal(spread, random)),
                SimulatedRuns.figures(now, () -> lognormal(spread, random))));
  }

  static double lognormal(double spread, SplittableRandom random) {
    return Math.exp(spread * SimulatedService.normal(random));
  }
}
