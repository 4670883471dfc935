package io.loadline.stats;

import static io.loadline.stats.RunComparisonCalibrationTest.lognormal;
import static io.loadline.stats.RunComparisonCalibrationTest.of;
import static io.loadline.stats.RunComparisonCalibrationTest.ofEqual;
import static io.loadline.stats.RunComparisonCalibrationTest.share;
import static io.loadline.stats.RunComparisonCalibrationTest.slowed;
import static io.loadline.stats.RunComparisonCalibrationTest.threeErrors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether what a plan says that it can tell is told so often as it says. */
class ComparisonPlanCalibrationTest {
  private static final double SPREAD = 0.05;

  /**
   * Runs of before and of now, and how often a ratio is told that was said by the spread of the
   * runs before themselves: of few it is known roughly, and now and then said too small.
   */
  @ParameterizedTest
  @CsvSource({
    "3, 1, 0.844", "5, 1, 0.812", "8, 1, 0.801", "20, 1, 0.799",
    "3, 3, 0.680", "5, 3, 0.752", "5, 5, 0.730", "8, 8, 0.756"
  })
  void what_a_plan_can_tell_holds(int before, int now, double expected) {
    ComparisonPlan plan = new ComparisonPlan(SPREAD, before, now);
    double ratio = plan.smallestRatio(0.8);
    double failing = plan.ratioThatFails(0.1, 0.8);
    List<RatioInterval> equal = ofEqual(SPREAD, before, now);
    double found = share(slowed(equal, ratio), RunComparisonCalibrationTest::slower);
    double failed = share(slowed(equal, failing), RunComparisonCalibrationTest::fails);
    double within = share(equal, each -> each.upper() < ratio);
    double told =
        share(
            of(random -> asMeasured(plan, Math.log(ratio), random)),
            RunComparisonCalibrationTest::slower);
    System.out.printf(
        "spread 5 %% %d v %d: %.3f is told in %4.1f %%, equal are below it in %4.1f %%; by 10 %%"
            + " %.3f FAIL in %4.1f %%; spread measured: told in %4.1f %%%n",
        before, now, ratio, 100 * found, 100 * within, failing, 100 * failed, 100 * told);

    assertThat(found).isCloseTo(0.8, within(threeErrors(0.8)));
    assertThat(failed).isCloseTo(0.8, within(threeErrors(0.8)));
    assertThat(within).isCloseTo(0.8, within(threeErrors(0.8)));
    assertThat(told).isCloseTo(expected, within(threeErrors(expected)));
  }

  /** The logarithm of what can be told is in proportion to the spread. */
  private static RatioInterval asMeasured(
      ComparisonPlan plan, double logarithm, SplittableRandom random) {
    double[] before = SimulatedRuns.figures(plan.before(), () -> lognormal(SPREAD, random));
    double ratio = Math.exp(logarithm * ComparisonPlan.spread(before) / SPREAD);
    return RunComparison.of(
        before, SimulatedRuns.figures(plan.now(), () -> ratio * lognormal(SPREAD, random)));
  }
}
