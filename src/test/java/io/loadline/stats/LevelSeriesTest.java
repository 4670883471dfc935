package io.loadline.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Against NumPy 2.4 and SciPy 1.17, of {@code y[j] = (j*37) % 11 + 20*exp(-j/4)}, j = 0..39:
 *
 * <pre>
 * import numpy as np, scipy.stats as st
 * j = np.arange(40); y = (j*37) % 11 + 20*np.exp(-j/4)
 * mser = [((y[d:]-y[d:].mean())**2).sum()/(40-d)**2 for d in range(21)]; np.argmin(mser)
 * def dev(y, f, a):
 *   r = np.r_[y[f:a]-y[f:a].mean(), y[a:]-y[a:].mean()]; c = (r[1:]*r[:-1]).sum()/(r*r).sum() + 1/40
 *   c = 0 if c &lt;= .2 else min(.8, c)
 *   return (y[a:].mean()-y[f:a].mean())/np.sqrt((r*r).sum()/(len(r)-2)*(1+c)/(1-c)*(1/(a-f)+1/(len(y)-a)))
 * def growth(w):
 *   n = len(w)-1; o = w-w[0]-(w[-1]-w[0])*np.arange(n+1)/n
 *   v = max(((o[m:]-o[:-m])**2).mean()/(m-1/3)*n/(n-m) for m in range(1, (n+1)//4+1))
 *   return st.t.sf((w[-1]-w[0])/np.sqrt(v*(n-1/3)), n-1)
 * w = 3*j + y
 * </pre>
 */
class LevelSeriesTest {
  private static final Offset<Double> DIGITS = within(1e-6);

  private static LevelSeries series(int length, IntToDoubleFunction level) {
    double[] levels = new double[length];
    Arrays.setAll(levels, level);
    return new LevelSeries(levels);
  }

  private static double settling(int j) {
    return j * 37 % 11 + 20 * Math.exp(-j / 4.0);
  }

  @Test
  void the_end_of_the_transient_is_that_of_the_oracle() {
    assertThat(series(40, LevelSeriesTest::settling).unsettled()).isEqualTo(9);
  }

  @Test
  void a_change_is_held_against_its_error() {
    LevelSeries series = series(40, LevelSeriesTest::settling);

    assertThat(series.change(0, 8)).isCloseTo(-8.796453, DIGITS);
    assertThat(series.deviations(0, 8)).isCloseTo(-5.828030, DIGITS);
    assertThat(series.deviations(10, 25)).isCloseTo(-0.508151, DIGITS);
  }

  @Test
  void neighbours_that_are_alike_make_a_change_less_sure() {
    LevelSeries series = series(40, j -> Math.sin(j / 3.0) + (j < 20 ? 0 : 1));

    assertThat(series.deviations(0, 20)).isCloseTo(1.521491, DIGITS);
  }

  @Test
  void growth_is_held_against_a_random_walk() {
    LevelSeries series = series(40, j -> 3 * j + settling(j));

    assertThat(series.first()).isCloseTo(20, DIGITS);
    assertThat(series.growth()).isCloseTo(99.001166, DIGITS);
    assertThat(series.levelOfGrowth()).isCloseTo(0.009845, DIGITS);
    assertThat(series.laterShare()).isCloseTo(0.564300, DIGITS);
  }

  /** The oracle's growth of j + 6 sin(j/3): 0.000277 by changes over one level alone. */
  @Test
  void growth_in_waves_is_held_against_changes_over_several_levels() {
    LevelSeries series = series(40, j -> j + 6 * Math.sin(j / 3.0));

    assertThat(series.levelOfGrowth()).isCloseTo(0.023538, DIGITS);
  }

  @Test
  void a_line_without_noise_grows_for_sure() {
    assertThat(series(20, j -> 2 * j).levelOfGrowth()).isZero();
    assertThat(series(20, j -> 2 * j).laterShare()).isCloseTo(9.0 / 19, DIGITS);
  }

  @Test
  void what_does_not_change_neither_grows_nor_has_a_transient() {
    LevelSeries series = series(20, j -> 7);

    assertThat(series.unsettled()).isZero();
    assertThat(series.deviations(0, 10)).isZero();
    assertThat(series.levelOfGrowth()).isEqualTo(0.5);
  }

  @Test
  void a_step_is_a_sure_change_and_no_sure_growth() {
    LevelSeries series = series(20, j -> j < 6 ? 9 : 5);

    assertThat(series.unsettled()).isEqualTo(6);
    assertThat(series.deviations(0, 6)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(series(20, j -> j < 6 ? 5 : 9).levelOfGrowth()).isGreaterThan(0.1);
  }

  @Test
  void a_series_that_settles_too_late_is_cut_by_half() {
    assertThat(series(40, j -> -j).unsettled()).isEqualTo(20);
  }

  @Test
  void fewer_than_8_levels_are_refused() {
    assertThatThrownBy(() -> series(7, j -> j))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("8 levels are needed, not 7");
  }

  /**
   * Services in their steady state, in 40 parts by the logarithms of their medians: a first part
   * that differs by four errors and 20 % is chance in so many runs at most, and the same of halves.
   */
  @ParameterizedTest
  @EnumSource
  void a_steady_service_is_rarely_told_to_change(SimulatedService service) {
    int runs = 200;
    for (int requests : new int[] {400, 2_000}) {
      int start = 0;
      int halves = 0;
      for (int run = 0; run < runs; run++) {
        SplittableRandom random = new SplittableRandom(451L + requests + 1_000_003L * run);
        LevelSeries series = medians(service.responses(requests, random));
        int cut = series.unsettled();
        boolean settles = cut < 20;
        start += settles && cut > 0 && isTold(series, 0, cut) ? 1 : 0;
        int from = settles ? cut : 0;
        halves += isTold(series, from, (from + 40) / 2) ? 1 : 0;
      }
      System.out.printf(
          "%-14s %5d: start %4.1f %%, halves %4.1f %%%n",
          service, requests, 100.0 * start / runs, 100.0 * halves / runs);

      assertThat(start).as("of %d requests", requests).isLessThanOrEqualTo(runs / 10);
      assertThat(halves).as("of %d requests", requests).isLessThanOrEqualTo(runs / 20);
    }
  }

  private static boolean isTold(LevelSeries series, int from, int at) {
    return Math.abs(series.change(from, at)) >= Math.log(1.2)
        && Math.abs(series.deviations(from, at)) >= 4;
  }

  private static LevelSeries medians(double[] responses) {
    int each = responses.length / 40;
    return series(
        40,
        part -> {
          double[] some = Arrays.copyOfRange(responses, part * each, (part + 1) * each);
          Arrays.sort(some);
          return Math.log(some[each / 2]);
        });
  }

  /** Of 10,000 walks with a mean over each part, as many are told as the level says, or fewer. */
  @Test
  void a_random_walk_is_told_to_grow_as_rarely_as_it_says() {
    SplittableRandom random = new SplittableRandom(17);
    int told = 0;
    for (int run = 0; run < 10_000; run++) {
      double[] walk = {0};
      LevelSeries series =
          series(
              20,
              j -> {
                double sum = 0;
                for (int step = 0; step < 20; step++) {
                  walk[0] += random.nextBoolean() ? 1 : -1;
                  sum += walk[0];
                }
                return sum / 20;
              });
      told += series.levelOfGrowth() < 0.05 ? 1 : 0;
    }

    assertThat(told).isBetween(400, 600);
  }
}
