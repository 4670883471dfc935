package io.loadline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.Arrivals;
import io.loadline.plan.RateRamp;
import io.loadline.plan.Stage;
import io.loadline.plan.Workload;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The rules of a Poisson process of a changing rate: 100/s to 1900/s in 100 s. All seeded. */
class PoissonRampTest {
  @Test
  void poisson_arrivals_of_a_ramp_are_uniform_in_the_requests_due() {
    long[] offsets = offsets(3);
    assertThat((double) offsets.length).isCloseTo(100_000, within(3 * Math.sqrt(100_000)));
    double distance = 0;
    for (int i = 0; i < offsets.length; i++) {
      double share = due(offsets[i]) / 100_000;
      double above = (i + 1.0) / offsets.length - share;
      distance = Math.max(distance, Math.max(above, share - (double) i / offsets.length));
    }
    // critical value of the Kolmogorov-Smirnov test at 1 %
    assertThat(distance).isLessThan(1.63 / Math.sqrt(offsets.length));
  }

  @Test
  void poisson_arrivals_of_a_ramp_do_not_depend_on_the_gap_before() {
    double[] gaps = unitGaps(offsets(4));
    double covariance = 0;
    double variance = 0;
    for (int i = 1; i < gaps.length; i++) {
      covariance += (gaps[i] - 1) * (gaps[i - 1] - 1);
      variance += (gaps[i] - 1) * (gaps[i] - 1);
    }
    assertThat(covariance / variance).isCloseTo(0, within(3 / Math.sqrt(gaps.length)));
    assertThat(variance / gaps.length).isCloseTo(1, within(0.03));
  }

  @Test
  void counts_of_a_poisson_ramp_are_as_dispersed_as_their_mean() {
    int windows = 1_000;
    long[] counts = new long[windows];
    for (long offset : offsets(5)) {
      counts[(int) (due(offset) / 100)]++;
    }
    double chi = LongStream.of(counts).mapToDouble(c -> (c - 100.0) * (c - 100.0) / 100).sum();
    assertThat(chi / windows).isCloseTo(1, within(3 * Math.sqrt(2.0 / windows)));
  }

  /** H(t). */
  private static double due(long offset) {
    double t = offset / 1e9;
    return 100 * t + 9 * t * t;
  }

  private static double[] unitGaps(long[] offsets) {
    double[] gaps = new double[offsets.length - 1];
    for (int i = 1; i < offsets.length; i++) {
      gaps[i - 1] = due(offsets[i]) - due(offsets[i - 1]);
    }
    return gaps;
  }

  private static long[] offsets(long seed) {
    RateRamp slope = new RateRamp(100, 1_900, 100_000_000_000L);
    Stage stage = new Stage.Rates("", List.of(slope), Arrivals.POISSON);
    ArrivalSchedule schedule =
        ArrivalSchedule.of(new Workload.Staged(List.of(stage)), new SplittableRandom(seed));
    return LongStream.generate(schedule::next)
        .takeWhile(at -> at != ArrivalSchedule.NONE)
        .toArray();
  }
}
