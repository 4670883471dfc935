package io.loadline.stats;

import static io.loadline.stats.ToldOfTurns.MOST;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two targets in the same minutes: what disturbs both does not make equal ones differ, as it does
 * where one is driven after the other.
 */
class SlicesCalibrationTest {
  private static final double SLOWER = 1.15;

  /** The disturbance, the least part of tests in which 15 % are found with slices of 1 and 5 s. */
  @ParameterizedTest
  @CsvSource({
    "NONE, 0.8, 0.6",
    "HOG_OF_10_S, 0.7, 0.3",
    "HOG_OF_30_S, 0.7, 0.4",
    "ONCE_FOR_A_FIFTH, 0.7, 0.5",
    "DRIFT_OF_20_PERCENT, 0.8, 0.6"
  })
  void what_disturbs_both_does_not_make_equal_targets_differ(
      CommonDisturbance disturbance, double foundIn1, double foundIn5) {
    ToldOfTurns told =
        ToldOfTurns.of(
            disturbance,
            (common, random) ->
                new RatioInterval[] {
                  SimulatedTurns.inPairs(common, 1, random).compared(0),
                  SimulatedTurns.inPairs(common, 5, random).compared(0),
                  SimulatedTurns.oneAfterTheOther(common, 0.99),
                  SimulatedTurns.oneAfterTheOther(common, 0.5)
                });
    print(disturbance, told);

    assertThat(told.differ(0)).as("1 s").isLessThanOrEqualTo(MOST);
    assertThat(told.differ(1)).as("5 s").isLessThanOrEqualTo(MOST);
    assertThat(told.found(0, SLOWER)).as("found, 1 s").isGreaterThan(foundIn1);
    assertThat(told.found(1, SLOWER)).as("found, 5 s").isGreaterThan(foundIn5);
    if (disturbance != CommonDisturbance.NONE) {
      assertThat(told.differ(2)).as("one after the other").isGreaterThan(0.15);
      assertThat(told.differ(3)).as("one after the other, p50").isGreaterThan(0.2);
    }
  }

  private static void print(CommonDisturbance disturbance, ToldOfTurns told) {
    System.out.printf(
        "%-20s equal: differ %4.1f %% (1 s), %4.1f %% (5 s), one after the other: p99 %4.1f %%, p50"
            + " %4.1f %%; 15 %%: found %5.1f %% (1 s), %5.1f %% (5 s)%n",
        disturbance,
        100 * told.differ(0),
        100 * told.differ(1),
        100 * told.differ(2),
        100 * told.differ(3),
        100 * told.found(0, SLOWER),
        100 * told.found(1, SLOWER));
  }

  /** Something that slows both in every other slice, as a timer may. */
  @Test
  void a_fixed_order_takes_what_comes_and_goes_with_the_slices_for_a_difference() {
    ToldOfTurns told =
        ToldOfTurns.of(
            CommonDisturbance.EVERY_10_S,
            (common, random) ->
                new RatioInterval[] {
                  SimulatedTurns.inFixedOrder(common, 5).compared(0),
                  SimulatedTurns.inPairs(common, 5, random).compared(0)
                });
    System.out.printf(
        "every other slice: equal: differ %5.1f %% in a fixed order, %4.1f %% in a drawn one%n",
        100 * told.differ(0), 100 * told.differ(1));

    assertThat(told.differ(0)).isEqualTo(1);
    assertThat(told.differ(1)).isLessThanOrEqualTo(MOST);
  }
}
