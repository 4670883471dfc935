package io.loadline.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loadline.result.Distribution;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class HistogramDistributionTest {
  @Test
  void percentiles_are_nearest_ranks_within_a_thousandth() {
    long[] values = new SplittableRandom(3).longs(10_000, 1_000, 2_000_000_000).toArray();
    Distribution distribution = distribution(values);
    Arrays.sort(values);
    for (double percentile : new double[] {50, 75, 90, 95, 99, 99.9, 100}) {
      int rank = (int) Math.ceil(Math.round(percentile * values.length * 10) / 1_000.0);
      assertThat((double) distribution.percentile(percentile))
          .as("p%s", percentile)
          .isCloseTo((double) values[rank - 1], Percentage.withPercentage(0.1));
    }
  }

  /** python3 -c "import statistics as s; v=[3,5,8,13,21]; print(s.mean(v), s.pstdev(v))". */
  @Test
  void mean_and_deviation_are_exact() {
    Distribution distribution = distribution(3, 5, 8, 13, 21);
    assertThat(distribution.mean()).isEqualTo(10);
    assertThat(distribution.stddev()).isCloseTo(6.449806198638839, within(1e-12));
    assertThat(distribution.min()).isEqualTo(3);
    assertThat(distribution.max()).isEqualTo(21);
  }

  @Test
  void what_is_beyond_a_limit_is_told_from_both_sides() {
    TimeHistogram coarse = TimeHistogram.coarse();
    for (long micros : new long[] {50_000, 99_900, 100_000, 100_100, 150_000}) {
      coarse.record(1_000 * micros);
    }
    long limit = 100_000_000;
    assertThat(coarse.above(limit)).as("rather too few").isEqualTo(1);
    assertThat(coarse.aboveAtMost(limit)).as("rather too many").isEqualTo(4);
    assertThat(coarse.aboveAtMost(-1)).as("beyond nothing").isEqualTo(5);
  }

  @Test
  void p99_point_9_of_a_thousand_is_the_999th() {
    assertThat(Distribution.rank(99.9, 1_000)).isEqualTo(999);
    assertThat(Distribution.rank(99, 100)).isEqualTo(99);
    assertThat(Distribution.rank(50, 1)).isEqualTo(1);
    assertThat(Distribution.rank(0.001, 10)).isEqualTo(1);
  }

  @Test
  void an_empty_distribution_is_all_zero() {
    Distribution empty = distribution();
    assertThat(empty.count()).isZero();
    assertThat(empty.mean()).isZero();
    assertThat(empty.percentile(99)).isZero();
    assertThat(empty.max()).isZero();
  }

  @Test
  void a_rank_beyond_the_count_is_refused() {
    assertThatThrownBy(() -> distribution(1, 2).atRank(3))
        .hasMessage("rank must be in 1..2, not 3");
  }

  @Test
  void a_time_over_an_hour_counts_as_an_hour_but_its_maximum_is_kept() {
    Distribution distribution = distribution(7_200_000_000_000L);
    assertThat(distribution.max()).isEqualTo(7_200_000_000_000L);
    assertThat(distribution.count()).isEqualTo(1);
  }

  private static Distribution distribution(long... values) {
    TimeRecorder recorder = new TimeRecorder();
    for (long value : values) {
      recorder.record(value);
    }
    return recorder.distribution();
  }
}
