package io.loadline.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The logarithms of the evidence are those of {@link ShareEvidenceTest}. */
class EarlyStopTest {
  private static final RequestDependence CLEAN = new RequestDependence(false, 1, 0, 0);

  private static ShareTest test(double hits, double trials, RequestDependence dependence) {
    return new ShareTest(hits, trials, new ShareTest.Counts(hits, trials), dependence);
  }

  /** exp(-3.779369) / 0.2 = 0.1142. */
  @Test
  void a_share_is_below_where_a_fifth_of_the_level_tells_it() {
    ShareTest good = test(0, 100, CLEAN);

    assertThat(good.look(0.05, 0.114, 1)).isEqualTo(TestOutcome.TOO_FEW);
    assertThat(good.look(0.05, 0.115, 1)).isEqualTo(TestOutcome.BELOW);
  }

  /** exp(-5.084276) / 0.2 = 0.0310, and a suspect run may use 0.6 of that. */
  @Test
  void a_share_is_above_where_a_fifth_of_the_level_tells_it() {
    ShareTest bad = test(30, 300, CLEAN);
    ShareTest suspect = test(30, 300, new RequestDependence(true, 1, 0, 0));

    assertThat(bad.levelAboveByLook(0.05)).isCloseTo(0.030967, within(1e-6));
    assertThat(bad.look(0.05, 0.05, 1)).isEqualTo(TestOutcome.ABOVE);
    assertThat(bad.look(0.05, 0.03, 1)).isEqualTo(TestOutcome.TOO_FEW);
    assertThat(suspect.look(0.05, 0.05, 1)).isEqualTo(TestOutcome.TOO_FEW);
    assertThat(suspect.look(0.05, 0.052, 1)).isEqualTo(TestOutcome.ABOVE);
  }

  @Test
  void nothing_is_above_before_a_tenth_of_the_run_and_nothing_below_before_a_fifth() {
    ShareTest bad = test(300, 1_000, CLEAN);
    ShareTest good = test(0, 1_000, CLEAN);

    assertThat(bad.look(0.05, 0.05, 0.099)).isEqualTo(TestOutcome.TOO_FEW);
    assertThat(bad.look(0.05, 0.05, 0.1)).isEqualTo(TestOutcome.ABOVE);
    assertThat(good.look(0.05, 0.05, 0.199)).isEqualTo(TestOutcome.TOO_FEW);
    assertThat(good.look(0.05, 0.05, 0.2)).isEqualTo(TestOutcome.BELOW);
  }

  @Test
  void counts_are_divided_by_the_design_effect() {
    ShareTest alike = test(300, 3_000, new RequestDependence(false, 10, 0, 0));

    assertThat(alike.levelAboveByLook(0.05))
        .isCloseTo(test(30, 300, CLEAN).levelAboveByLook(0.05), within(1e-12));
  }

  @Test
  void a_run_that_changes_decides_nothing_and_one_whose_parts_are_alike_no_pass() {
    RequestDependence trend = new RequestDependence(true, 1, 0, 4);
    RequestDependence alike = new RequestDependence(true, 1, 0.4, 0);

    assertThat(test(300, 1_000, trend).look(0.05, 0.05, 1)).isEqualTo(TestOutcome.TREND);
    assertThat(test(0, 1_000, trend).look(0.05, 0.05, 1)).isEqualTo(TestOutcome.TREND);
    assertThat(test(0, 1_000, alike).look(0.05, 0.05, 1)).isEqualTo(TestOutcome.TOO_ALIKE);
    assertThat(test(300, 1_000, alike).look(0.05, 0.05, 1)).isEqualTo(TestOutcome.ABOVE);
  }

  @Test
  void looks_leave_four_fifths_of_the_level_for_the_end() {
    assertThat(ShareTest.levelAtEnd(0.05)).isCloseTo(0.04, within(1e-12));
  }
}
