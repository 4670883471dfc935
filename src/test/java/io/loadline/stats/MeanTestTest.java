package io.loadline.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Against NumPy 2.4 and SciPy 1.17: {@code y[j] = 100 + (37*j) % 11 + (30 if j in (14, 15) else
 * 0)}; {@code scipy.stats.skew(means20, bias=False)}, {@code scipy.stats.t.ppf(.97, 9)}.
 */
class MeanTestTest {
  private static final Offset<Double> DIGITS = within(1e-6);

  @Test
  void bounds_are_those_of_the_oracle() {
    MeanTest test = test(1);

    assertThat(test.mean()).isCloseTo(106.35, DIGITS);
    assertThat(test.neighbours()).isCloseTo(0.396428, DIGITS);
    assertThat(test.error()).isCloseTo(1.726665, DIGITS);
    assertThat(test.skewness() * Math.sqrt(20)).isCloseTo(3.985969, DIGITS);
    assertThat(MeanTest.quantile(0.05)).isCloseTo(2.150375, DIGITS);
    assertThat(test.upper(0.05)).isCloseTo(118.067023, DIGITS);
    assertThat(test.lower(0.05)).isCloseTo(103.985732, DIGITS);
    assertThat(test.levelAbove(test.lower(0.05))).isCloseTo(0.05, within(1e-9));
    assertThat(MeanTest.quantile(0.05) * test.error() / test.mean()).isCloseTo(0.034913, DIGITS);
    assertThat(test.mapped((test.mean() - 104) / test.error())).isCloseTo(2.134050, DIGITS);
  }

  @Test
  void neighbours_that_are_too_alike_decide_nothing() {
    assertThat(test(3).against(200, 0.05)).isEqualTo(TestOutcome.TOO_ALIKE);
    assertThat(test(3).against(50, 0.05)).isEqualTo(TestOutcome.TOO_ALIKE);
  }

  @Test
  void a_mean_that_is_known_well_is_decided() {
    MeanTest test = new MeanTest(1_000, 100, 2, 0, 0.1);

    assertThat(test.against(105, 0.05)).isEqualTo(TestOutcome.BELOW);
    assertThat(test.against(95, 0.05)).isEqualTo(TestOutcome.ABOVE);
    assertThat(test.against(101, 0.05)).isEqualTo(TestOutcome.TOO_FEW);
    // 2.150375 standard errors of 2 are 4.3 times the distance of 1.
    assertThat(test.needed(101, 0.05).orElseThrow()).isEqualTo(18_497);
    assertThat(test.needed(100.001, 0.05)).isEmpty();
  }

  /** One value a batch: each answer would be a third of the runs wrong behind a queue. */
  @Test
  void a_mean_of_few_values_decides_nothing_however_equal_they_are() {
    assertThat(new MeanTest(99, 100, 0, 0, 0).against(200, 0.05)).isEqualTo(TestOutcome.TOO_FEW);
    assertThat(new MeanTest(99, 100, 0, 0, 0).against(50, 0.05)).isEqualTo(TestOutcome.TOO_FEW);
    assertThat(new MeanTest(99, 100, 0, 0, 0).needed(200, 0.05)).hasValue(100);
    assertThat(new MeanTest(100, 100, 0, 0, 0).against(200, 0.05)).isEqualTo(TestOutcome.BELOW);
  }

  @Test
  void a_mean_that_is_known_badly_is_decided_only_far_beyond_its_limit() {
    MeanTest test = new MeanTest(1_000, 100, 15, 0, 0.1);

    assertThat(test.against(200, 0.05)).isEqualTo(TestOutcome.TOO_WIDE);
    assertThat(test.against(60, 0.05)).isEqualTo(TestOutcome.TOO_WIDE);
    assertThat(test.against(30, 0.05)).isEqualTo(TestOutcome.ABOVE);
  }

  @Test
  void batches_of_unequal_size_count_by_their_size() {
    long[] sizes = new long[40];
    double[] sums = new double[40];
    for (int j = 0; j < 40; j++) {
      sizes[j] = 10L + j;
      sums[j] = 7.0 * sizes[j];
    }

    assertThat(MeanTest.of(sizes, sums).upper(0.05)).isCloseTo(7, DIGITS);
  }

  @Test
  void equal_batches_have_a_mean_without_an_error() {
    long[] sizes = new long[40];
    double[] sums = new double[40];
    Arrays.fill(sizes, 5);
    Arrays.fill(sums, 50);
    MeanTest test = MeanTest.of(sizes, sums);

    assertThat(test.against(10, 0.05)).isEqualTo(TestOutcome.BELOW);
    assertThat(test.against(9.99, 0.05)).isEqualTo(TestOutcome.ABOVE);
  }

  private static MeanTest test(long size) {
    long[] sizes = new long[40];
    double[] sums = new double[40];
    for (int j = 0; j < 40; j++) {
      sizes[j] = size;
      sums[j] = size * (100 + 37 * j % 11 + (j == 14 || j == 15 ? 30 : 0));
    }
    return MeanTest.of(sizes, sums);
  }
}
