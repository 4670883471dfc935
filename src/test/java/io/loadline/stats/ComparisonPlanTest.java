package io.loadline.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Against SciPy 1.17: {@code power = lambda e: scipy.stats.nct.sf(scipy.stats.t.ppf(.975, df), df,
 * e / (s * np.sqrt(1 / n0 + 1 / n1)))} with {@code df = n0 + n1 - 2}, and {@code
 * np.exp(scipy.optimize.brentq(lambda e: power(e) - .8, 1e-9, 5))}.
 */
class ComparisonPlanTest {
  @ParameterizedTest
  @CsvSource({"5, 5, 0.970389", "5, 1, 0.492208"})
  void power_is_that_of_scipy(int before, int now, double power) {
    assertThat(new ComparisonPlan(0.05, before, now).power(1.15)).isCloseTo(power, within(5.1e-7));
  }

  @ParameterizedTest
  @CsvSource({
    "3, 1, 1.139468, 1.385976, 1.920929",
    "5, 1, 1.085891, 1.228755, 1.509840",
    "8, 1, 1.071824, 1.189348, 1.414549",
    "20, 1, 1.062400, 1.163376, 1.353444",
    "3, 3, 1.063343, 1.165960, 1.359462",
    "5, 3, 1.050406, 1.130818, 1.278750",
    "5, 5, 1.041320, 1.106522, 1.224392",
    "8, 8, 1.030591, 1.078242, 1.162605"
  })
  void the_smallest_ratio_is_that_of_scipy(
      int before, int now, double at2, double at5, double at10) {
    assertThat(new ComparisonPlan(0.02, before, now).smallestRatio(0.8))
        .isCloseTo(at2, within(5.1e-7));
    assertThat(new ComparisonPlan(0.05, before, now).smallestRatio(0.8))
        .isCloseTo(at5, within(5.1e-7));
    assertThat(new ComparisonPlan(0.10, before, now).smallestRatio(0.8))
        .isCloseTo(at10, within(5.1e-7));
  }

  /** Spread, and the least number of runs a side for 10, 15 and 20 %. */
  @ParameterizedTest
  @CsvSource({
    "0.02, 3, 2, 2", "0.03, 3, 3, 2", "0.05, 6, 4, 3",
    "0.07, 10, 6, 4", "0.10, 19, 10, 6", "0.14, 35, 17, 11"
  })
  void runs_a_side_are_those_of_scipy(double spread, int at10, int at15, int at20) {
    assertThat(runsASide(spread, 1.10)).isEqualTo(at10);
    assertThat(runsASide(spread, 1.15)).isEqualTo(at15);
    assertThat(runsASide(spread, 1.20)).isEqualTo(at20);
  }

  private static int runsASide(double spread, double ratio) {
    int runs = 2;
    while (new ComparisonPlan(spread, runs, runs).smallestRatio(0.8) > ratio) {
      runs++;
    }
    return runs;
  }
}
