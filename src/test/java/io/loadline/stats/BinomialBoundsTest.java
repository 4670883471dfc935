package io.loadline.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Against SciPy 1.17: {@code scipy.stats.beta.ppf(.95, S+1, n-S), scipy.stats.beta.ppf(.05, S,
 * n-S+1)}.
 */
class BinomialBoundsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 299, 0.009969, 0",
    "3, 1000, 0.007735, 0.000818",
    "2.5, 437.5, 0.015994, 0.001311",
    "17, 300, 0.083789, 0.036425",
    "12.25, 156.75, 0.122975, 0.046006"
  })
  void bounds_are_those_of_scipy(double hits, double trials, double upper, double lower) {
    assertThat(BinomialBounds.upper(hits, trials, 0.05)).isCloseTo(upper, within(5.1e-7));
    assertThat(BinomialBounds.lower(hits, trials, 0.05)).isCloseTo(lower, within(5.1e-7));
  }

  @Test
  void a_share_of_all_has_no_upper_bound_and_one_of_none_no_lower() {
    assertThat(BinomialBounds.upper(12.5, 12.5, 0.05)).isEqualTo(1);
    assertThat(BinomialBounds.lower(0, 12.5, 0.05)).isZero();
  }

  /** {@code scipy.stats.beta.ppf([.95, .05], [1000001, 1000000], [99000000, 99000001])}. */
  @Test
  void a_hundred_million_requests_have_bounds() {
    assertThat(BinomialBounds.upper(1_000_000, 100_000_000, 0.05))
        .isCloseTo(0.010016381564, within(1e-12));
    assertThat(BinomialBounds.lower(1_000_000, 100_000_000, 0.05))
        .isCloseTo(0.009983639387, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "-1, 5", "6, 5", "NaN, 5", "1, NaN"})
  void what_is_no_share_is_refused(double hits, double trials) {
    assertThatThrownBy(() -> BinomialBounds.upper(hits, trials, 0.05))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(hits + " of " + trials + " is no share");
  }
}
