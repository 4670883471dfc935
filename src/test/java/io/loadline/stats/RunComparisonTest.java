package io.loadline.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Against SciPy 1.17: {@code a, b = np.log(before), np.log(now); df = len(a) + len(b) - 2; s =
 * np.sqrt((len(a) * a.var() + len(b) * b.var()) / df); h = scipy.stats.t.ppf(.975, df) * s *
 * np.sqrt(1 / len(a) + 1 / len(b)); np.exp(b.mean() - a.mean() + np.array([0, -h, h]))}.
 */
class RunComparisonTest {
  private static final double[] BEFORE = {100, 104, 97, 102, 99};

  @Test
  void three_runs_beside_five_are_as_in_scipy() {
    RatioInterval ratio = RunComparison.of(BEFORE, new double[] {112, 109, 115});

    assertThat(ratio.estimate()).isCloseTo(1.115594, within(5.1e-7));
    assertThat(ratio.lower()).isCloseTo(1.063326, within(5.1e-7));
    assertThat(ratio.upper()).isCloseTo(1.170430, within(5.1e-7));
  }

  @Test
  void one_run_beside_five_is_as_in_scipy() {
    RatioInterval ratio = RunComparison.of(BEFORE, new double[] {112});

    assertThat(ratio.estimate()).isCloseTo(1.115861, within(5.1e-7));
    assertThat(ratio.lower()).isCloseTo(1.028257, within(5.1e-7));
    assertThat(ratio.upper()).isCloseTo(1.210928, within(5.1e-7));
  }

  @Test
  void runs_of_one_job_count_as_one_with_their_geometric_mean() {
    double[] now = {112, 109, 115};

    assertThat(RunComparison.mean(now)).isCloseTo(Math.cbrt(112.0 * 109 * 115), within(1e-9));
    assertThat(RunComparison.ofOneJob(BEFORE, now))
        .isEqualTo(RunComparison.of(BEFORE, new double[] {RunComparison.mean(now)}));
  }

  @Test
  void the_unit_of_the_figures_does_not_matter() {
    RatioInterval millis = RunComparison.of(BEFORE, new double[] {112});
    RatioInterval seconds =
        RunComparison.of(new double[] {0.1, 0.104, 0.097, 0.102, 0.099}, new double[] {0.112});

    assertThat(seconds.lower()).isCloseTo(millis.lower(), within(1e-12));
    assertThat(seconds.upper()).isCloseTo(millis.upper(), within(1e-12));
  }

  @Test
  void the_way_back_is_the_inverse() {
    double[] now = {112, 109, 115};
    RatioInterval there = RunComparison.of(BEFORE, now);
    RatioInterval back = RunComparison.of(now, BEFORE);

    assertThat(1 / back.upper()).isCloseTo(there.lower(), within(1e-12));
    assertThat(1 / back.lower()).isCloseTo(there.upper(), within(1e-12));
  }

  @Test
  void runs_that_do_not_differ_leave_no_doubt() {
    RatioInterval ratio = RunComparison.of(new double[] {50, 50}, new double[] {60});

    assertThat(ratio.lower()).isCloseTo(1.2, within(1e-12));
    assertThat(ratio.upper()).isCloseTo(1.2, within(1e-12));
  }

  @Test
  void how_runs_differ_takes_two_earlier_ones() {
    assertThatThrownBy(() -> RunComparison.of(new double[] {100}, BEFORE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("how runs differ takes at least 2, not 1");
  }

  @Test
  void no_runs_of_now_are_refused() {
    assertThatThrownBy(() -> RunComparison.of(BEFORE, new double[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there are no figures to compare");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void a_figure_without_a_logarithm_is_refused(double figure) {
    assertThatThrownBy(() -> RunComparison.of(BEFORE, new double[] {100, figure}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(figure + " cannot be compared: it has no logarithm");
  }
}
