package io.loadline.stats;

import static io.loadline.stats.ToldOfTurns.MOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one target leaves behind for the other: no false difference, but a wrong size of a true. */
class CarryOverCalibrationTest {
  private static final double SLOWER = 1.15;

  /** Slice, tau and settling in seconds, and as what a true 15 % is seen in the reference. */
  @ParameterizedTest
  @CsvSource({
    "1, 0.5, 0, 0.02",
    "1, 2, 0, -0.06",
    "2, 0.5, 0, 0.05",
    "2, 0.5, 1, 0.15",
    "5, 0.5, 0, 0.10",
    "5, 0.5, 1, 0.14",
    "5, 2, 0, 0.03",
    "5, 2, 4, 0.14"
  })
  void what_is_left_behind_hides_a_difference_until_it_has_settled(
      int slice, double tau, int settle, double seen) {
    int left = settle * SimulatedTurns.RATE;
    ToldOfTurns told =
        ToldOfTurns.of(
            CommonDisturbance.NONE,
            (common, random) -> told(SimulatedTurns.inPairs(common, slice, random), tau, left));
    double unlike = told.eitherDiffers(2, 3);
    double falselyUnlike = told.eitherDiffers(4, 5);
    System.out.printf(
        "slice %d s, tau %.1f s, %d s left out: equal: differ %4.1f %%; 15 %% seen as %5.1f %%, found"
            + " %5.1f %%; first third unlike the last in %5.1f %% (%4.1f %% where nothing is left)%n",
        slice,
        tau,
        settle,
        100 * told.differ(0),
        100 * told.seen(1),
        100 * told.found(1, 1),
        100 * unlike,
        100 * falselyUnlike);

    assertThat(told.differ(0)).as("equal").isLessThanOrEqualTo(MOST);
    assertThat(told.seen(1)).as("seen").isCloseTo(seen, within(0.025));
    assertThat(falselyUnlike).isLessThanOrEqualTo(ToldOfTurns.most(0.1));
    if (settle == 0) {
      assertThat(unlike).as("first third unlike the last").isGreaterThan(0.25);
    }
  }

  /** Of equal targets, of a slower one, and of its slices' parts with and without remains. */
  private static RatioInterval[] told(SimulatedTurns turns, double tau, int settle) {
    SimulatedTurns slower = turns.slowerWithRemains(SLOWER, tau);
    return new RatioInterval[] {
      turns.slowerWithRemains(1, tau).compared(settle),
      slower.compared(settle),
      slower.firstBesideLast(false, settle),
      slower.firstBesideLast(true, settle),
      turns.firstBesideLast(false, settle),
      turns.firstBesideLast(true, settle)
    };
  }
}
