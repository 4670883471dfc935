package io.loadline.slo;

import static io.loadline.slo.TurnsOfTwo.margin;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.SlicePlan;
import io.loadline.slo.TurnsOfTwo.Service;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How often two endpoints that take turns are told from each other, over many seeds. */
class CompareCalibrationTest {
  private static final SlicePlan.Figure MEDIAN = margin(50, 0.1);
  private static final Service USUAL = (at, since, usual) -> usual;
  private static final int GATES = 30;

  private static Service times(double factor) {
    return (at, since, usual) -> factor * usual;
  }

  /** A hog that both meet, on and off for a while each, and much slower. */
  private static Service disturbed(double factor) {
    return (at, since, usual) -> factor * usual * ((long) (at / 13) % 2 == 0 ? 1 : 1.5);
  }

  /** A turn begins slower, which dies with 2 s. */
  private static Service settling() {
    return (at, since, usual) -> usual * (1 + 0.8 * Math.exp(-since / 2));
  }

  private static long found(Verdict verdict, Service stable, Service canary) {
    return LongStream.range(0, GATES)
        .mapToObj(seed -> new TurnsOfTwo(seed, MEDIAN).canary(stable, canary).comparisons().get(0))
        .filter(figure -> figure.verdict() == verdict)
        .count();
  }

  @Test
  void an_equal_one_passes_and_one_that_is_a_fifth_slower_is_found() {
    assertThat(found(Verdict.PASS, USUAL, USUAL)).isGreaterThanOrEqualTo(28);
    assertThat(found(Verdict.FAIL, USUAL, times(1.2))).isGreaterThanOrEqualTo(28);
  }

  /** In 5 % of equal ones at the most: 1.5 of 30, within 3 sigma. */
  @Test
  void what_disturbs_both_makes_no_difference_and_hides_none() {
    assertThat(found(Verdict.FAIL, disturbed(1), disturbed(1))).isLessThanOrEqualTo(5);
    assertThat(found(Verdict.FAIL, disturbed(1), disturbed(1.2))).isGreaterThanOrEqualTo(24);
  }

  @Test
  void what_a_turn_leaves_behind_is_seen() {
    assertThat(found(Verdict.INCONCLUSIVE, USUAL, settling())).isGreaterThanOrEqualTo(24);
  }
}
