package io.loadline.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against SciPy 1.17: {@code binom.ppf(.025, n, q), binom.ppf(.975, n, q) + 1}. */
class RankIntervalTest {
  @ParameterizedTest
  @CsvSource({
    "1000, 0.99, 983, 997",
    "300, 0.95, 277, 293",
    "368, 0.99, 360, 368",
    "10000, 0.99, 9880, 9920"
  })
  void ranks_are_those_of_scipy(long values, double quantile, long lower, long upper) {
    RankInterval interval = RankInterval.of(values, 1, quantile, 0.95);

    assertThat(interval.lower()).isEqualTo(lower);
    assertThat(interval.upper()).hasValue(upper);
  }

  @Test
  void where_too_few_values_are_above_there_is_no_upper_end() {
    RankInterval interval = RankInterval.of(367, 1, 0.99, 0.95);

    assertThat(interval.lower()).isEqualTo(359);
    assertThat(interval.upper()).isEmpty();
  }

  /** The ranks of 1,000 values, ten times as far apart. */
  @Test
  void alike_neighbours_widen_the_interval() {
    RankInterval interval = RankInterval.of(10_000, 10, 0.99, 0.95);

    assertThat(interval.lower()).isEqualTo(9_830);
    assertThat(interval.upper()).hasValue(9_970);
  }
}
