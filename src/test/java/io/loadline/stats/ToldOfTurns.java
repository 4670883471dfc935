package io.loadline.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/**
 * What some simulated tests of two targets told, each judged in several ways. {@code
 * -Dcalibration.runs=2000} runs so many.
 */
record ToldOfTurns(List<RatioInterval[]> tests) {
  private static final int RUNS = Integer.getInteger("calibration.runs", 300);
  private static final double LEVEL = 0.05;

  /** In which part of tests equal targets may be told to differ, with three standard errors. */
  static final double MOST = most(LEVEL);

  static double most(double share) {
    return share + 3 * Math.sqrt(share * (1 - share) / RUNS);
  }

  /**
   * Simulates them.
   *
   * @param ways from what is common to both targets to the intervals of each way of judging
   */
  static ToldOfTurns of(
      CommonDisturbance disturbance, BiFunction<double[], SplittableRandom, RatioInterval[]> ways) {
    List<RatioInterval[]> tests = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      SplittableRandom random = new SplittableRandom(20_000L + 1_000_003L * run);
      tests.add(ways.apply(SimulatedTurns.common(disturbance, random), random));
    }
    return new ToldOfTurns(tests);
  }

  /** In which part of tests the targets are told to differ, by one of the ways. */
  double differ(int way) {
    return eitherDiffers(way, way);
  }

  /** In which part of tests they are told to differ by one of two ways or both. */
  double eitherDiffers(int way, int other) {
    return (double)
            tests.stream()
                .filter(
                    test ->
                        RunComparisonCalibrationTest.differs(test[way])
                            || RunComparisonCalibrationTest.differs(test[other]))
                .count()
        / tests.size();
  }

  /** In which part of tests a target would be told to be slower that took so many times as long. */
  double found(int way, double ratio) {
    return RunComparisonCalibrationTest.share(of(way), each -> ratio * each.lower() > 1);
  }

  /** The geometric mean of the ratios, less 1. */
  double seen(int way) {
    return RunComparison.mean(of(way).stream().mapToDouble(RatioInterval::estimate).toArray()) - 1;
  }

  private List<RatioInterval> of(int way) {
    return tests.stream().map(test -> test[way]).toList();
  }
}
