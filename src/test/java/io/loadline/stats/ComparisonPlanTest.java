package io.loadline.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  /**
   * {@code p = lambda e: scipy.integrate.quad(lambda x: scipy.stats.norm.cdf((e - max(np.log1p(by),
   * t * x * se)) / se) * scipy.stats.chi.pdf(x * np.sqrt(df), df) * np.sqrt(df), 0, 1 + 12 /
   * np.sqrt(df), points=[np.log1p(by) / t / se])[0]} with {@code se = s * np.sqrt(1 / n0 + 1 / n1)}
   * and {@code t = scipy.stats.t.ppf(.975, df)}; {@code np.exp(brentq(lambda e: p(e) - .8, 1e-9,
   * 3))}.
   */
  @ParameterizedTest
  @CsvSource({
    "0.05, 4, 4, 0.1, 1.140188", "0.05, 5, 1, 0.1, 1.229498",
    "0.10, 10, 10, 0.1, 1.148635", "0.02, 5, 5, 0.2, 1.212843"
  })
  void what_fails_is_further_than_what_is_allowed(
      double spread, int before, int now, double by, double ratio) {
    assertThat(new ComparisonPlan(spread, before, now).ratioThatFails(by, 0.8))
        .isCloseTo(ratio, within(2e-5));
  }

  @Test
  void the_earlier_runs_that_tell_a_ratio_are_the_least() {
    ComparisonPlan plan = new ComparisonPlan(0.05, 5, 1);

    int runs = plan.earlierRunsFor(1.20, 0.8).orElseThrow();

    assertThat(runs).isEqualTo(7);
    assertThat(new ComparisonPlan(0.05, runs, 1).smallestRatio(0.8)).isLessThanOrEqualTo(1.20);
    assertThat(new ComparisonPlan(0.05, runs - 1, 1).smallestRatio(0.8)).isGreaterThan(1.20);
  }

  /** (1.960 + 0.842) 0.05 is more than the logarithm of 1.15. */
  @Test
  void one_run_never_tells_15_percent_where_runs_differ_by_5() {
    assertThat(new ComparisonPlan(0.05, 1_000, 1).smallestRatio(0.8)).isGreaterThan(1.15);
    assertThat(new ComparisonPlan(0.05, 5, 1).earlierRunsFor(1.15, 0.8)).isEmpty();
    assertThat(new ComparisonPlan(0.02, 5, 1).earlierRunsFor(1.15, 0.8)).hasValue(3);
  }

  /** Means of 4 runs of a job differ by 2.5 % where runs do by 5 % and jobs do not. */
  @Test
  void runs_of_one_job_help_where_it_is_runs_that_differ() {
    ComparisonPlan ofOne = new ComparisonPlan(0.05, 5, 1);

    int runs = ofOne.runsOfOneJobFor(0.05, 1, 1.15, 0.8).orElseThrow();

    assertThat(runs).isEqualTo(3);
    assertThat(new ComparisonPlan(0.05 / Math.sqrt(runs), 5, 1).smallestRatio(0.8))
        .isLessThanOrEqualTo(1.15);
    assertThat(new ComparisonPlan(0.025, 5, 1).runsOfOneJobFor(0.05, 4, 1.15, 0.8)).hasValue(runs);
  }

  @Test
  void no_number_of_runs_of_one_job_helps_where_it_is_jobs_that_differ() {
    assertThat(new ComparisonPlan(0.05, 5, 1).runsOfOneJobFor(0.01, 1, 1.15, 0.8)).isEmpty();
  }

  @Test
  void runs_of_one_job_that_differ_more_than_their_means_are_all_that_differs() {
    assertThat(new ComparisonPlan(0.01, 5, 1).runsOfOneJobFor(0.05, 4, 1.15, 0.8)).hasValue(3);
  }

  @Test
  void runs_that_do_not_differ_tell_everything() {
    ComparisonPlan plan = new ComparisonPlan(0, 5, 1);

    assertThat(plan.smallestRatio(0.8)).isEqualTo(1);
    assertThat(plan.ratioThatFails(0.1, 0.8)).isCloseTo(1.1, within(1e-12));
    assertThat(plan.earlierRunsFor(1.01, 0.8)).hasValue(2);
  }

  /** With one degree of freedom an interval spans orders of magnitude, and is not refused. */
  @Test
  void two_runs_and_one_have_a_plan() {
    assertThat(new ComparisonPlan(0.05, 2, 1).smallestRatio(0.8)).isCloseTo(2.718961, within(1e-5));
  }

  /** {@code np.log([100, 104, 97, 102, 99]).std(ddof=1)}. */
  @Test
  void the_spread_is_the_standard_deviation_of_logarithms() {
    assertThat(ComparisonPlan.spread(new double[] {100, 104, 97, 102, 99}))
        .isCloseTo(0.026882, within(5.1e-7));
  }

  @Test
  void one_run_has_no_spread() {
    assertThatThrownBy(() -> ComparisonPlan.spread(new double[] {100}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("how runs differ takes at least 2, not 1");
  }

  @ParameterizedTest
  @CsvSource({"-0.01, 5, 1", "NaN, 5, 1", "Infinity, 5, 1", "0.05, 1, 1", "0.05, 5, 0"})
  void what_is_no_plan_is_refused(double spread, int before, int now) {
    assertThatThrownBy(() -> new ComparisonPlan(spread, before, now))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            now + " runs cannot be planned beside " + before + " with a spread of " + spread);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -1, Double.NaN})
  void what_is_no_power_is_refused(double power) {
    assertThatThrownBy(() -> new ComparisonPlan(0.05, 5, 1).smallestRatio(power))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no power is " + power);
  }
}
