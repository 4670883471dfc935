package io.loadline.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against SciPy 1.17. */
class SamplePlanTest {
  private static SamplePlan independent(double allowed) {
    return new SamplePlan(allowed, 0.05, 1);
  }

  /** The least n with {@code scipy.stats.binom.cdf(t, n, theta0) <= .05}. */
  @ParameterizedTest
  @CsvSource({
    "0.05, 0, 59", "0.05, 1, 93", "0.05, 2, 124", "0.05, 5, 208",
    "0.01, 0, 299", "0.01, 1, 473", "0.01, 2, 628", "0.01, 5, 1049",
    "0.001, 0, 2995", "0.001, 1, 4742", "0.001, 2, 6294", "0.001, 5, 10511"
  })
  void the_least_number_for_a_pass_is_that_of_scipy(double allowed, long hits, long requests) {
    assertThat(independent(allowed).leastForPass(hits)).isEqualTo(requests);
  }

  @ParameterizedTest
  @CsvSource({"0.05, 62", "0.01, 314", "0.001, 3143"})
  void looking_for_alike_neighbours_costs_a_twentieth(double allowed, long requests) {
    assertThat(new SamplePlan(allowed, 0.05).leastForPass()).isEqualTo(requests);
  }

  /**
   * The least c with {@code scipy.stats.binom.sf(c - 1, n, theta0) <= .05}, and {@code
   * scipy.optimize.brentq(lambda k: scipy.stats.binom.sf(c - 1, n, k * theta0) - power, 1, .999 /
   * theta0)}.
   */
  @ParameterizedTest
  @CsvSource({
    "0.05, 100, 10, 2.459388, 3.035909",
    "0.05, 1000, 63, 1.385966, 1.520681",
    "0.01, 299, 7, 3.019628, 3.922051",
    "0.01, 10000, 118, 1.269678, 1.362851"
  })
  void a_fail_and_the_share_that_it_tells_are_those_of_scipy(
      double allowed, long requests, long hits, double at80, double at95) {
    SamplePlan plan = independent(allowed);

    assertThat(plan.leastForFail(requests)).isEqualTo(hits);
    assertThat(plan.factorThatFails(requests, 0.8)).isCloseTo(at80, within(5e-7));
    assertThat(plan.factorThatFails(requests, 0.95)).isCloseTo(at95, within(5e-7));
  }

  /**
   * {@code t = scipy.stats.binom.ppf(.05, n, theta0)}, less 1 where {@code binom.cdf(t, n, theta0)
   * > .05}, and {@code brentq(lambda k: binom.cdf(t, n, k * theta0) - .8, 1e-9, 1)}.
   */
  @ParameterizedTest
  @CsvSource({
    "0.05, 100, 0.165024",
    "0.05, 1000, 0.674891",
    "0.01, 299, 0.074602",
    "0.01, 10000, 0.762313"
  })
  void the_share_that_passes_is_that_of_scipy(double allowed, long requests, double factor) {
    assertThat(independent(allowed).factorThatPasses(requests, 0.8))
        .isCloseTo(factor, within(5e-7));
  }

  /** From which n on, for all larger ones, a share of part * theta0 passes in 95 % of runs. */
  @ParameterizedTest
  @CsvSource({"0.05, 0.25, 234", "0.01, 0.25, 1182", "0.05, 0.5, 671", "0.01, 0.5, 3487"})
  void a_number_suffices_where_all_larger_ones_do(double allowed, double part, long requests) {
    assertThat(independent(allowed).independentForPass(part, 0.95)).isEqualTo(requests);
  }

  @ParameterizedTest
  @CsvSource({"0.05, 305", "0.01, 1537"})
  void a_test_that_sees_queues_takes_a_third_more(double allowed, long requests) {
    assertThat(new SamplePlan(allowed, 0.05).sufficientForPass(0.25, 0.95)).isEqualTo(requests);
  }

  @Test
  void requests_that_are_alike_tell_less() {
    SamplePlan alike = new SamplePlan(0.05, 0.05, 4);

    assertThat(alike.leastForPass()).as("ln(0.6 * 0.05) / ln(0.95) is 68.4").isEqualTo(4 * 69);
    assertThat(alike.factorThatFails(1_000, 0.8)).isGreaterThan(1.8);
    assertThat(alike.factorThatPasses(1_000, 0.8)).isLessThan(0.6);
    assertThat(alike.sufficientForPass(0.25, 0.95)).isGreaterThan(4 * 234);
  }

  @Test
  void so_few_that_they_tell_nothing() {
    assertThat(new SamplePlan(0.05, 0.05).factorThatPasses(61, 0.8)).isZero();
    assertThat(new SamplePlan(0.9, 0.05).factorThatFails(10, 0.8)).isInfinite();
  }

  /** A level of 0.05 is used to 0.6 of it where requests are alike: 2,000 say as much as 1,000. */
  @Test
  void alike_requests_tell_as_much_as_fewer_independent_ones_at_the_level_that_is_left() {
    SamplePlan alike = new SamplePlan(0.05, 0.05, 2);
    SamplePlan fewer = new SamplePlan(0.05, 0.03, 1);

    assertThat(alike.factorThatPasses(2_000, 0.8))
        .isCloseTo(fewer.factorThatPasses(1_000, 0.8), within(0.01));
    assertThat(alike.factorThatFails(2_000, 0.8))
        .isCloseTo(fewer.factorThatFails(1_000, 0.8), within(0.01));
  }
}
