package io.loadline.stats;

import static org.assertj.core.api.Assertions.assertThat;

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
}
