package io.loadline.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against SciPy 1.17. */
class SamplePlanTest {
  /** The least n with {@code scipy.stats.binom.cdf(t, n, theta0) <= .05}. */
  @ParameterizedTest
  @CsvSource({
    "0.05, 0, 59", "0.05, 1, 93", "0.05, 2, 124", "0.05, 5, 208",
    "0.01, 0, 299", "0.01, 1, 473", "0.01, 2, 628", "0.01, 5, 1049",
    "0.001, 0, 2995", "0.001, 1, 4742", "0.001, 2, 6294", "0.001, 5, 10511"
  })
  void the_least_number_for_a_pass_is_that_of_scipy(double allowed, long hits, long requests) {
    assertThat(SamplePlan.leastForPass(allowed, 0.05, hits)).isEqualTo(requests);
  }

  @ParameterizedTest
  @CsvSource({"0.05, 62", "0.01, 314", "0.001, 3143"})
  void looking_for_alike_neighbours_costs_a_twentieth(double allowed, long requests) {
    assertThat(SamplePlan.leastForCheckedPass(allowed, 0.05)).isEqualTo(requests);
  }

  /** {@code brentq(lambda k: scipy.stats.binom.sf(c-1, n, k*theta0) - power, 1, .999/theta0)}. */
  @ParameterizedTest
  @CsvSource({
    "0.05, 100, 10, 2.459388, 3.035909",
    "0.05, 1000, 63, 1.385966, 1.520681",
    "0.01, 299, 7, 3.019628, 3.922051",
    "0.01, 10000, 118, 1.269678, 1.362851"
  })
  void what_a_plan_can_tell_is_that_of_scipy(
      double allowed, long requests, long hits, double factor80, double factor95) {
    assertThat(SamplePlan.leastForFail(allowed, 0.05, requests)).isEqualTo(hits);
    assertThat(SamplePlan.factorTold(allowed, 0.05, requests, 0.80))
        .isCloseTo(factor80, within(5.1e-7));
    assertThat(SamplePlan.factorTold(allowed, 0.05, requests, 0.95))
        .isCloseTo(factor95, within(5.1e-7));
  }

  @Test
  void a_plan_that_can_tell_nothing_says_so() {
    assertThat(SamplePlan.leastForFail(0.5, 0.05, 2)).isEqualTo(3);
    assertThat(SamplePlan.factorTold(0.5, 0.05, 2, 0.8)).isInfinite();
  }
}
