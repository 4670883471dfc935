package io.loadline.slo;

import static io.loadline.plan.GoodputLimits.NO_LIMIT;
import static io.loadline.slo.Limits.atLeast;
import static io.loadline.slo.StreamSecond.MILLI;
import static io.loadline.slo.StreamSecond.stream;
import static io.loadline.slo.StreamSecond.times;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.GoodputLimits;
import io.loadline.result.StreamInterval;
import org.junit.jupiter.api.Test;

/** How many attempts of a disturbed second may have been good. */
class GoodputRangesTest {
  /** Of ten attempts. */
  @Test
  void undisturbed_attempts_are_good_with_our_lag_or_without() {
    StreamInterval stream = stream(times(), times(), times());

    assertThat(goodput(GoodputLimits.NONE, 0, stream, 0)).isEqualTo(new ValueRange(0.5, 0.6));
    assertThat(goodput(GoodputLimits.NONE, 1, stream, 0)).isEqualTo(new ValueRange(0.5, 0.7));
  }

  /** Of the tokens of 48 ms each one may have taken 53 ms. */
  @Test
  void a_token_that_may_have_been_too_slow_is_not_surely_good() {
    StreamInterval stream = stream(times(), times(), times(44, 48, 52));

    assertThat(goodput(new GoodputLimits(NO_LIMIT, 50 * MILLI, NO_LIMIT), 0, stream, 30))
        .isEqualTo(new ValueRange(0.4, 0.7));
  }

  /** Later than 100 ms by more than 30 ms and our lag of 20 ms is one. */
  @Test
  void an_answer_too_late_for_any_disturbance_is_surely_not_good() {
    StreamInterval stream = stream(times(110, 140, 160), times(), times());

    assertThat(goodput(new GoodputLimits(100 * MILLI, NO_LIMIT, NO_LIMIT), 0, stream, 30))
        .isEqualTo(new ValueRange(0.5, 0.6));
  }

  @Test
  void where_all_answers_end_too_late_for_any_disturbance_none_is_good() {
    StreamInterval stream = new StreamInterval(100, times(), times(), times(), 2, 0, 0);

    assertThat(goodput(new GoodputLimits(NO_LIMIT, NO_LIMIT, 349 * MILLI), 0, stream, 30))
        .isEqualTo(new ValueRange(0, 0));
    assertThat(goodput(new GoodputLimits(NO_LIMIT, NO_LIMIT, 350 * MILLI), 0, stream, 30))
        .isEqualTo(new ValueRange(0, 0.7));
  }

  private static ValueRange goodput(
      GoodputLimits limits, long excused, StreamInterval stream, long spent) {
    return StreamSecond.ranges(limits, excused, stream, spent, spent == 0 ? 0 : 10)
        .figure(atLeast("http/goodput", 1));
  }
}
