package io.loadline.slo;

import static io.loadline.slo.Limits.atLeast;
import static io.loadline.slo.Limits.atMost;
import static io.loadline.slo.StreamSecond.stream;
import static io.loadline.slo.StreamSecond.times;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.GoodputLimits;
import io.loadline.plan.TimedSpan;
import io.loadline.result.StreamInterval;
import org.junit.jupiter.api.Test;

/** Within what figures of streams lie that were disturbed for 30 ms, at most 10 of them at once. */
class StreamRangesTest {
  private static StreamRanges disturbed(long excused, StreamInterval stream) {
    return StreamSecond.ranges(GoodputLimits.NONE, excused, stream, 30, 10);
  }

  @Test
  void errors_have_no_first_token_and_count_for_it_and_not_for_gaps() {
    StreamRanges ranges = disturbed(0, stream(times(1, 2), times(3, 4, 5, 6), times(7)));

    assertThat(ranges.total(TimedSpan.FIRST_TOKEN)).isEqualTo(5);
    assertThat(ranges.total(TimedSpan.TOKEN)).isEqualTo(4);
    assertThat(ranges.total(TimedSpan.TOKEN_GAP)).isEqualTo(4);
  }

  /** Beyond 100 ms by the 30 ms of all disturbances and our lag of 20 ms. */
  @Test
  void first_tokens_are_late_by_all_disturbances_and_our_lag_at_the_most() {
    StreamInterval stream = stream(times(90, 140, 160), times(), times());

    assertThat(disturbed(0, stream).beyond(atMost("http/ttft-p95", 100)))
        .isEqualTo(new ValueRange(1 + 3, 2 + 3));
    assertThat(disturbed(1, stream).beyond(atMost("http/ttft-p95", 100)))
        .isEqualTo(new ValueRange(1 + 2, 2 + 3));
    assertThat(disturbed(4, stream).beyond(atMost("http/ttft-p95", 100)))
        .isEqualTo(new ValueRange(1, 2 + 3));
  }

  /** Too long by all disturbances, and too short by the longest of them. */
  @Test
  void gaps_are_too_long_or_too_short_and_our_lag_has_no_part_in_them() {
    StreamInterval stream = stream(times(50), times(80, 95, 120, 140), times());

    assertThat(disturbed(0, stream).beyond(atMost("http/itl-p95", 100)))
        .isEqualTo(new ValueRange(1, 3));
    assertThat(disturbed(1, stream).beyond(atMost("http/itl-p95", 100))).isEqualTo(ValueRange.ANY);
  }

  /** Of the 30 ms and the 10 ms each of two tokens bears a half. */
  @Test
  void each_token_of_an_answer_bears_its_part() {
    StreamInterval stream = stream(times(50), times(), times(94, 96, 114, 116));

    assertThat(disturbed(3, stream).beyond(atMost("http/tpot-p95", 100)))
        .isEqualTo(new ValueRange(1, 3 + 3));
  }

  /** 300 ms less lags of 40 ms and 30 ms for each of two. */
  @Test
  void the_mean_to_the_first_token_is_at_least_that_without_lag_and_disturbances() {
    StreamInterval stream = stream(times(100, 200), times(), times());

    assertThat(disturbed(0, stream).figure(atMost("http/ttft-mean", 1)))
        .isEqualTo(new ValueRange(100, 150));
    assertThat(disturbed(1, stream).figure(atMost("http/ttft-mean", 1))).isEqualTo(ValueRange.ANY);
  }

  @Test
  void a_mean_is_never_below_zero() {
    StreamInterval stream = stream(times(10, 20), times(), times());

    assertThat(disturbed(0, stream).figure(atMost("http/ttft-mean", 1)))
        .isEqualTo(new ValueRange(0, 15));
  }

  /** The gaps of two answers are 120 ms together. */
  @Test
  void the_gaps_of_an_answer_bear_a_disturbance_together() {
    StreamInterval stream = stream(times(50, 50), times(20, 30, 30, 40), times(25, 35));

    assertThat(disturbed(0, stream).figure(atMost("http/itl-mean", 1)))
        .isEqualTo(new ValueRange((120 - 2 * 30) / 4.0, (120 + 2 * 10) / 4.0));
  }

  @Test
  void a_mean_per_token_is_of_answers_that_have_one() {
    StreamInterval stream = stream(times(50, 50, 50), times(), times(40, 60));

    assertThat(disturbed(0, stream).figure(atMost("http/tpot-mean", 1)))
        .isEqualTo(new ValueRange((100 - 2 * 15) / 2.0, (100 + 2 * 5) / 2.0));
  }

  @Test
  void tokens_a_second_are_those_of_the_longest_and_of_the_shortest_time() {
    StreamInterval stream = stream(times(), times(), times());

    assertThat(disturbed(0, stream).figure(atLeast("http/output-tokens-per-second", 1)))
        .isEqualTo(new ValueRange(20, 25));
    assertThat(disturbed(1, stream).figure(atLeast("http/output-tokens-per-second", 1)))
        .isEqualTo(new ValueRange(20, Double.POSITIVE_INFINITY));
  }
}
