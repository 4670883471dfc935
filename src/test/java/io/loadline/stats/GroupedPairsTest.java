package io.loadline.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Against SciPy 1.17, q = 0.9 (element {@code ceil(q n) - 1}): {@code d = np.log([q(b) / q(a) for
 * a, b in zip(A, B)]); h = scipy.stats.t.ppf(.975, 3) * d.std(ddof=1) / 2; np.exp(d.mean() +
 * np.array([0, -h, h]))}; {@code j} the logarithms of the ratios without one group, {@code
 * np.sqrt(3 / 4 * ((j - j.mean())**2).sum())}.
 */
class GroupedPairsTest {
  private static final double[][] BEFORE = {
    {10, 12, 11, 30}, {11, 13, 10, 12}, {14, 10, 12, 11}, {10, 11, 12, 25}
  };
  private static final double[][] NOW = {
    {12, 13, 12, 36}, {12, 15, 11, 14}, {15, 12, 13, 12}, {11, 13, 14, 28}
  };

  private static double percentile(Stream<double[]> groups) {
    double[] sorted = groups.flatMapToDouble(Arrays::stream).sorted().toArray();
    return sorted[(int) Math.ceil(0.9 * sorted.length) - 1];
  }

  private static double[] byGroup(double[][] groups) {
    return Arrays.stream(groups).mapToDouble(group -> percentile(Stream.of(group))).toArray();
  }

  private static double[] leftOut(double[][] groups) {
    return IntStream.range(0, groups.length)
        .mapToDouble(out -> percentile(Arrays.stream(groups).filter(group -> group != groups[out])))
        .toArray();
  }

  /** {@code scipy.stats.binomtest(15, 20, 0.5, alternative='greater').pvalue}, and of 5 of 5. */
  @Test
  void the_chance_of_groups_that_are_worse_is_as_in_scipy() {
    assertThat(GroupedPairs.chanceOf(15, 20)).isCloseTo(0.020694733, within(5.1e-10));
    assertThat(GroupedPairs.chanceOf(5, 5)).isCloseTo(0.03125, within(5.1e-10));
  }

  @Test
  void the_ratio_of_groups_is_as_in_scipy() {
    RatioInterval ratio = GroupedPairs.of(byGroup(BEFORE), byGroup(NOW));

    assertThat(ratio.estimate()).isCloseTo(1.135344, within(5.1e-7));
    assertThat(ratio.lower()).isCloseTo(1.052093, within(5.1e-7));
    assertThat(ratio.upper()).isCloseTo(1.225183, within(5.1e-7));
  }

  @Test
  void the_error_of_the_ratio_of_all_requests_is_as_in_numpy() {
    assertThat(percentile(Arrays.stream(NOW)) / percentile(Arrays.stream(BEFORE)))
        .isCloseTo(1.12, within(1e-12));
    assertThat(GroupedPairs.jackknifeError(leftOut(BEFORE), leftOut(NOW)))
        .isCloseTo(0.038396, within(5.1e-7));
  }

  @Test
  void what_slows_both_in_a_group_does_not_matter() {
    RatioInterval ratio =
        GroupedPairs.of(new double[] {10, 50, 11, 12}, new double[] {12, 60, 13.2, 14.4});

    assertThat(ratio.lower()).isCloseTo(1.2, within(1e-12));
    assertThat(ratio.upper()).isCloseTo(1.2, within(1e-12));
  }

  @Test
  void groups_of_one_target_alone_are_refused() {
    assertThatThrownBy(() -> GroupedPairs.of(new double[] {10, 11, 12}, new double[] {10, 11}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 figures cannot be compared in pairs with 2");
  }

  @Test
  void one_group_is_refused() {
    assertThatThrownBy(() -> GroupedPairs.of(new double[] {10}, new double[] {10}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("how groups differ takes at least 2, not 1");
    assertThatThrownBy(() -> GroupedPairs.jackknifeError(new double[] {10}, new double[] {10}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("how groups differ takes at least 2, not 1");
  }

  @Test
  void a_group_without_a_figure_is_refused() {
    assertThatThrownBy(() -> GroupedPairs.of(new double[] {10, 0, 12}, new double[] {10, 11, 12}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Infinity cannot be compared: it has no logarithm");
  }
}
