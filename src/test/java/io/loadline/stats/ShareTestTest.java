package io.loadline.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Against the rule's oracle, NumPy 2.4 and SciPy 1.17: {@code z[i] = (7919*i) % 10007 + (6000 if
 * (i//50) % 7 == 0 else 0)} for i of 0 to 1999; x = z above the limit, y = z above sorted(z)[1800],
 * m = z above sorted(z)[1000]; batches floor(j*n/K); {@code deff = K/(K-1) * sum(e**2) /
 * (n*p*(1-p))}, {@code r = sum(e[1:]*e[:-1]) / sum(e**2)}.
 */
class ShareTestTest {
  private static final int N = 2_000;
  private static final Offset<Double> DIGITS = within(1e-6);

  @Test
  void design_effects_and_neighbours_are_those_of_the_oracle() {
    int[] values = values(6_000);
    BatchCounts broken = above(values, 9_900);
    BatchCounts slowest = above(values, sorted(values)[1_800]);
    BatchCounts slower = above(values, sorted(values)[1_000]);

    assertThat(broken.hits()).isEqualTo(205);
    assertEffects(broken, 13.808305, 22.883420, 26.737463);
    assertEffects(slowest, 14.415343, 23.419649, 27.764357);
    assertEffects(slower, 4.366449, 7.260955, 9.089189);
    assertThat(broken.neighbours()).isCloseTo(-0.144253, DIGITS);
    assertThat(slowest.neighbours()).isCloseTo(-0.150604, DIGITS);
    assertThat(slowest.trend()).isCloseTo(-0.481190, DIGITS);
  }

  @Test
  void bounds_of_alike_requests_are_those_of_the_oracle() {
    ShareTest test = test(values(6_000), 9_900);

    assertThat(test.dependence().suspect()).isTrue();
    assertThat(test.dependence().designEffect()).isCloseTo(34.483517, DIGITS);
    assertThat(test.hits() / test.dependence().designEffect()).isCloseTo(5.944869, DIGITS);
    assertThat(test.trials() / test.dependence().designEffect()).isCloseTo(57.998724, DIGITS);
    assertThat(test.upper(0.05)).isCloseTo(0.205998, DIGITS);
    assertThat(test.lower(0.05)).isCloseTo(0.040025, DIGITS);
  }

  @Test
  void bounds_of_few_alike_requests_are_those_of_the_oracle() {
    int[] values = values(6_000);
    ShareTest test = test(values, 14_500);

    assertEffects(above(values, 14_500), 3.690422, 6.084628, 7.189646);
    assertThat(above(values, 14_500).neighbours()).isCloseTo(-0.150548, DIGITS);
    assertThat(test.hits()).isEqualTo(48);
    assertThat(test.hits() / test.dependence().designEffect()).isCloseTo(1.391969, DIGITS);
    assertThat(test.upper(0.05)).isCloseTo(0.099601, DIGITS);
    assertThat(test.lower(0.05)).isCloseTo(0.001688, DIGITS);
  }

  @Test
  void requests_without_pattern_keep_nearly_all_their_weight() {
    int[] values = values(0);
    ShareTest test = test(values, 9_900);

    assertThat(test.hits()).isEqualTo(22);
    assertEffects(above(values, 9_900), 0.285974, 0.280599, 0.466672);
    assertEffects(above(values, sorted(values)[1_800]), 0.030382, 0.040825, 0.142943);
    assertEffects(above(values, sorted(values)[1_000]), 0.015333, 0.027263, 0.051231);
    assertThat(test.dependence().suspect()).isFalse();
    assertThat(test.dependence().designEffect()).isCloseTo(1.049255, DIGITS);
  }

  @Test
  void a_share_well_within_the_limit_is_below_and_one_far_beyond_above() {
    int[] values = values(0);

    assertThat(test(values, 9_900).against(0.03, 0.05)).isEqualTo(TestOutcome.BELOW);
    assertThat(test(values, 9_900).against(0.004, 0.05)).isEqualTo(TestOutcome.ABOVE);
    assertThat(test(values, 9_900).against(0.011, 0.05)).isEqualTo(TestOutcome.TOO_FEW);
  }

  @Test
  void a_service_that_gets_slower_all_the_time_is_no_pass() {
    ShareTest test = every(i -> i % 100 < i / 200);

    assertThat(test.dependence().hasTrend()).isTrue();
    assertThat(test.against(0.5, 0.05)).isEqualTo(TestOutcome.TREND);
  }

  @Test
  void a_service_that_gets_slower_fails_where_its_better_half_does() {
    ShareTest test = every(i -> i % 100 < 30 + i / 50);

    assertThat(test.dependence().hasTrend()).isTrue();
    assertThat(test.against(0.05, 0.05)).isEqualTo(TestOutcome.ABOVE);
    assertThat(test.against(0.45, 0.05)).isNotEqualTo(TestOutcome.ABOVE);
  }

  @Test
  void a_run_of_one_slow_stretch_is_too_alike_for_a_pass() {
    ShareTest test = every(i -> i >= 900 && i < 1_100 && i % 2 == 0);

    assertThat(test.dependence().isTooAlike()).isTrue();
    assertThat(test.against(0.9, 0.05)).isEqualTo(TestOutcome.TOO_ALIKE);
  }

  /** 34.48 requests say as much as one, and of 58 too many break the limit for a pass at 0.15. */
  @Test
  void how_many_more_requests_would_tell_is_the_least_number_that_does() {
    ShareTest test = test(values(6_000), 9_900);
    long needed = test.needed(0.15, 0.05).orElseThrow();

    assertThat(test.against(0.15, 0.05)).isEqualTo(TestOutcome.TOO_FEW);
    assertThat(withMore(test, needed).upper(0.05)).isLessThanOrEqualTo(0.15);
    assertThat(withMore(test, needed - 1).upper(0.05)).isGreaterThan(0.15);
    assertThat(test.needed(0.05, 0.05).orElseThrow())
        .isBetween((long) test.trials(), 10L * (long) test.trials());
  }

  @Test
  void a_share_that_is_nearly_the_limit_is_told_by_no_number() {
    assertThat(test(values(6_000), 9_900).needed(205 / 2_000.0 * 1.04, 0.05)).isEmpty();
  }

  private static ShareTest withMore(ShareTest test, long requests) {
    double hits = Math.ceil(test.hits() / test.trials() * requests);
    return new ShareTest(hits, requests, new ShareTest.Counts(hits, requests), test.dependence());
  }

  @Test
  void the_level_at_which_a_share_is_told_to_be_above_is_that_of_its_bound() {
    ShareTest test = test(values(6_000), 9_900);

    assertThat(test.levelAbove(test.lower(0.05))).isCloseTo(0.05, within(1e-9));
    assertThat(test.levelAbove(0.9)).isEqualTo(1);
  }

  /** All three properties are the same. */
  private static ShareTest every(IntPredicate property) {
    BatchCounts counts = counts(property);
    return ShareTest.of(counts, counts, counts);
  }

  private static ShareTest test(int[] values, int limit) {
    int[] sorted = sorted(values);
    return ShareTest.of(
        above(values, limit), above(values, sorted[1_800]), above(values, sorted[1_000]));
  }

  private static int[] values(int burst) {
    int[] values = new int[N];
    for (int i = 0; i < N; i++) {
      values[i] = 7_919 * i % 10_007 + (i / 50 % 7 == 0 ? burst : 0);
    }
    return values;
  }

  private static int[] sorted(int[] values) {
    int[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  private static BatchCounts above(int[] values, int limit) {
    return counts(i -> values[i] > limit);
  }

  private static BatchCounts counts(IntPredicate property) {
    long[] sizes = new long[BatchCounts.BATCHES];
    long[] hits = new long[BatchCounts.BATCHES];
    for (int i = 0; i < N; i++) {
      int batch = i * BatchCounts.BATCHES / N;
      sizes[batch]++;
      hits[batch] += property.test(i) ? 1 : 0;
    }
    return new BatchCounts(sizes, hits);
  }

  private static void assertEffects(BatchCounts counts, double of10, double of20, double of40) {
    assertThat(counts.designEffect(10)).isCloseTo(of10, DIGITS);
    assertThat(counts.designEffect(20)).isCloseTo(of20, DIGITS);
    assertThat(counts.designEffect(40)).isCloseTo(of40, DIGITS);
  }
}
