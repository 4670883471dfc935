package io.loadline.slo;

import static io.loadline.plan.GoodputLimits.NO_LIMIT;
import static io.loadline.slo.Limits.atLeast;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.GoodputLimits;
import io.loadline.plan.TimedSpan;
import io.loadline.result.AttemptCounts;
import io.loadline.result.Interval;
import io.loadline.result.IntervalTimes;
import io.loadline.result.Moments;
import io.loadline.result.Outcome;
import io.loadline.result.StreamInterval;
import io.loadline.testkit.FixedDistribution;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Within what figures of streams lie, of one second whose times are known one by one, in ms. */
class StreamRangesTest {
  private static final long MILLI = 1_000_000;
  private static final ValueRange SECONDS = new ValueRange(4, 5);

  private record Counted(FixedDistribution times) implements Interval.Histogram {
    @Override
    public byte[] encoded() {
      return times.encoded();
    }

    @Override
    public long percentile(double percentile) {
      return times.percentile(percentile);
    }

    @Override
    public long above(long nanos) {
      return times.above(nanos);
    }

    @Override
    public long aboveAtMost(long nanos) {
      return times.aboveAtMost(nanos);
    }

    @Override
    public Interval.Histogram plus(Interval.Histogram other) {
      return new Counted((FixedDistribution) times.plus(((Counted) other).times));
    }
  }

  private static IntervalTimes times(double... millis) {
    FixedDistribution all = FixedDistribution.ofMillis(millis);
    Moments sums = all.moments();
    return new IntervalTimes(sums, new Counted(all));
  }

  /** Of answers of at least three tokens; 100 tokens, 5 good answers, 6 without our lag. */
  private static StreamInterval stream(IntervalTimes first, IntervalTimes gap, IntervalTimes each) {
    return new StreamInterval(100, first, gap, each, 2, 5, 6);
  }

  /** Seven answers and three errors, fired 20 ms late twice. */
  private static Interval second(StreamInterval stream) {
    AttemptCounts counts =
        new AttemptCounts(Map.of(Outcome.SUCCESS, 7L, Outcome.RESET, 3L), 0, List.of());
    double[] responses = new double[7];
    Arrays.fill(responses, 400);
    return new Interval(
        0, 1_000 * MILLI, counts, times(responses), times(20, 20), stream, null, null);
  }

  private static StreamRanges ranges(
      GoodputLimits limits, long excused, StreamInterval stream, long spent, long longest) {
    return new StreamRanges(
        List.of(new DisturbedInterval(second(stream), spent * MILLI, longest * MILLI)),
        limits,
        SECONDS,
        excused);
  }

  private static StreamRanges disturbed(long excused, StreamInterval stream) {
    return ranges(GoodputLimits.NONE, excused, stream, 30, 10);
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
    return ranges(limits, excused, stream, spent, spent == 0 ? 0 : 10)
        .figure(atLeast("http/goodput", 1));
  }
}
