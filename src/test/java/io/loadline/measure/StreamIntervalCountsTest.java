package io.loadline.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.GoodputLimits;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.result.Interval;
import io.loadline.result.StreamInterval;
import io.loadline.testkit.Plans;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.StreamStamps;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the judge needs of each second when the load generator was disturbed. */
class StreamIntervalCountsTest {
  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1_000 * MILLI;
  private static final LoadPlan PLAN =
      Plans.plan(Plans.constant(1), new PhaseLength.Requests(1), PhaseLength.NOTHING, 1)
          .with(new GoodputLimits(100 * MILLI, 10 * MILLI, 200 * MILLI));

  private final LoopRecorder recorder =
      new LoopRecorder(
          new long[0],
          30 * SECOND,
          new StageRecorders(new long[0], 0),
          new StreamRecorder(PLAN, 0),
          0);

  @Test
  void gaps_and_times_per_token_are_counted_to_a_hundredth() {
    answer(0, 0, 11, 100, 110, 150);
    StreamInterval stream = streams().get(0);
    assertThat(stream.gap().counts().percentile(99)).isBetween(40 * MILLI, 41 * MILLI);
    assertThat(stream.gap().counts().above(11 * MILLI)).isEqualTo(1);
    assertThat(stream.perToken().counts().percentile(50)).isBetween(5 * MILLI, 6 * MILLI);
  }

  @Test
  void good_ones_are_counted_with_our_lag_and_without() {
    answer(0, 0, 3, 90, 100, 110);
    answer(10, 0, 3, 111, 120, 130);
    answer(20, 0, 3, 30, 50, 70);
    answer(30, 0, 3, 100, 110, 240);
    answer(40, 10, 3, 145, 150, 160);
    StreamInterval stream = streams().get(0);
    assertThat(stream.good()).isEqualTo(1);
    assertThat(stream.goodWithoutLag()).isEqualTo(2);
  }

  @Test
  void the_shortest_answer_is_known_by_its_tokens_after_the_first() {
    answer(0, 0, 13, 100, 110);
    answer(10, 0, 8, 100, 110);
    answer(20, 0, 1, 100);
    answer(2_000, 0, 1, 2_100);
    assertThat(streams())
        .extracting(StreamInterval::fewest)
        .containsExactly(7L, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  /** All in milliseconds; the last message is the end. */
  private void answer(long intendedMillis, long lagMillis, long said, long... millis) {
    long intended = intendedMillis * MILLI;
    long fired = intended + lagMillis * MILLI;
    RequestStamps stamps = new RequestStamps().intended(intended).fired(fired).sent(fired);
    StreamStamps answer = new StreamStamps();
    for (long each : millis) {
      answer.add(each * MILLI);
      stamps.done(each * MILLI);
    }
    answer.tokens(said);
    answer.following((said >= 0 ? said : millis.length) - 1, false);
    recorder.fired(stamps);
    recorder.success(0, stamps);
    recorder.streamed(stamps, answer);
  }

  private List<StreamInterval> streams() {
    recorder.finish();
    IntervalLog log = new IntervalLog();
    log.collect(recorder);
    return log.intervals(new long[0]).stream().map(Interval::stream).toList();
  }
}
