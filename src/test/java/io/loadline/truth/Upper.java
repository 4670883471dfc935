package io.loadline.truth;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds figures in ns to the truth: never better than it by more than 3 %, and no worse than a
 * tolerance where the host kept time.
 */
record Upper(String row, boolean undisturbed, double tolerance) {
  void holds(String figure, double seen, double truth) {
    Figures.print("%s real %s %.3f ms (theory %.3f)", row, figure, seen / 1e6, truth / 1e6);
    assertThat(seen).as("%s %s", row, figure).isGreaterThan(0.97 * truth);
    if (undisturbed) {
      assertThat(seen).as("%s %s", row, figure).isLessThan((1 + tolerance) * truth);
    }
  }
}
