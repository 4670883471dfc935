package io.loadline.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.result.Interval;
import io.loadline.result.Moments;
import io.loadline.result.Outcome;
import io.loadline.result.StreamInterval;
import io.loadline.testkit.Plans;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.StreamStamps;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What of streamed answers is kept second by second. */
class StreamIntervalTest {
  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1_000 * MILLI;
  private static final long[] LIMITS = {5 * MILLI};
  private static final LoadPlan PLAN =
      Plans.plan(Plans.constant(1), new PhaseLength.Requests(1), PhaseLength.NOTHING, 1);

  private final LoopRecorder recorder = streaming();

  @Test
  void tokens_belong_to_the_second_in_which_their_request_should_have_started() {
    answer(900 * MILLI, 13, 1_100, 1_200);
    answer(SECOND, -1, 1_100, 1_200, 1_300);
    assertThat(streams(log(recorder)))
        .extracting(StreamInterval::tokens)
        .as("counted by the server, and by messages")
        .containsExactly(13L, 3L);
  }

  @Test
  void times_are_summed_up_exactly() {
    answer(0, 11, 100, 110, 150);
    answer(500 * MILLI, 2, 540, 560);
    StreamInterval stream = streams(log(recorder)).get(0);
    assertThat(stream.first().sums()).isEqualTo(moments(100, 40));
    assertThat(stream.gap().sums()).isEqualTo(moments(10, 40, 20));
    assertThat(stream.perToken().sums()).isEqualTo(moments(5, 20));
    assertThat(stream.first().counts().percentile(50)).isBetween(40 * MILLI, 41 * MILLI);
    assertThat(stream.first().counts().percentile(99)).isBetween(100 * MILLI, 101 * MILLI);
  }

  @Test
  void an_answer_without_messages_has_tokens_and_no_times() {
    answer(0, 1);
    StreamInterval stream = streams(log(recorder)).get(0);
    assertThat(stream.tokens()).isEqualTo(1);
    assertThat(stream.first().sums()).isEqualTo(Moments.NONE);
    assertThat(stream.perToken().sums()).isEqualTo(Moments.NONE);
    assertThat(stream.first().counts().percentile(99)).isZero();
  }

  @Test
  void errors_and_seconds_without_answers_have_no_tokens() {
    answer(0, 2, 100, 110);
    RequestStamps failed = RequestStamps.onTime(SECOND).sent(SECOND).done(2 * SECOND);
    recorder.fired(failed);
    recorder.failure(0, Outcome.SERVER_ERROR, "status 500", failed);
    answer(3 * SECOND, 2, 3_100, 3_110);
    assertThat(streams(log(recorder)))
        .extracting(StreamInterval::tokens)
        .containsExactly(2L, 0L, 0L, 2L);
  }

  @Test
  void a_second_that_is_used_again_begins_empty() {
    IntervalLog log = new IntervalLog();
    for (int second = 0; second < 3; second++) {
      answer(second * SECOND, 7, 1_000 * second + 100, 1_000 * second + 200);
      log.collect(recorder);
    }
    recorder.finish();
    log.collect(recorder);
    assertThat(streams(log)).allSatisfy(each -> assertThat(each.tokens()).isEqualTo(7));
    assertThat(streams(log))
        .allSatisfy(each -> assertThat(each.first().sums().count()).isEqualTo(1));
  }

  @Test
  void loops_are_added_up_and_neighbours_joined_without_loss() {
    LoopRecorder other = streaming();
    IntervalLog log = new IntervalLog(4);
    for (int second = 0; second < 8; second++) {
      answer(recorder, second * SECOND, 3, 1_000 * second + 100, 1_000 * second + 300);
      answer(other, second * SECOND, 4, 1_000 * second + 100, 1_000 * second + 200);
    }
    for (LoopRecorder each : List.of(recorder, other)) {
      each.finish();
      log.collect(each);
    }
    assertThat(streams(log)).extracting(StreamInterval::tokens).containsExactly(14L, 14L, 14L, 14L);
    StreamInterval stream = streams(log).get(0);
    assertThat(stream.gap().sums()).isEqualTo(moments(200, 200, 100, 100));
    assertThat(stream.gap().counts().above(150 * MILLI)).isEqualTo(2);
    assertThat(stream.fewest()).isEqualTo(2);
    assertThat(stream.good()).as("all are, without limits").isEqualTo(4);
  }

  @Test
  void the_seconds_add_up_to_the_whole() {
    for (int second = 0; second < 5; second++) {
      answer(second * SECOND, second, 1_000 * second + 20, 1_000 * second + 30);
    }
    long tokens = streams(log(recorder)).stream().mapToLong(StreamInterval::tokens).sum();
    assertThat(tokens)
        .isEqualTo(
            Objects.requireNonNull(new RunRecorder(PLAN, List.of(recorder)).finish().stream())
                .tokens());
  }

  @Test
  void where_answers_come_whole_there_is_nothing() {
    LoopRecorder whole =
        new LoopRecorder(LIMITS, 30 * SECOND, new StageRecorders(new long[0], 0), null, 0);
    whole.start(0);
    for (long intended : new long[] {0, 2 * SECOND}) {
      RequestStamps stamps = RequestStamps.onTime(intended).sent(intended);
      whole.fired(stamps);
      whole.success(0, stamps.done(intended + MILLI));
    }
    assertThat(log(whole).intervals(LIMITS)).extracting(Interval::stream).containsOnlyNulls();
  }

  private static LoopRecorder streaming() {
    LoopRecorder recorder =
        new LoopRecorder(
            LIMITS,
            30 * SECOND,
            new StageRecorders(new long[0], 0),
            new StreamRecorder(PLAN, 0),
            0);
    recorder.start(0);
    return recorder;
  }

  private void answer(long intended, long said, long... millis) {
    answer(recorder, intended, said, millis);
  }

  /** The messages come at these milliseconds, and with the last of them the end. */
  private static void answer(LoopRecorder recorder, long intended, long said, long... millis) {
    RequestStamps stamps = RequestStamps.onTime(intended).sent(intended).done(intended + MILLI);
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

  private static Moments moments(long... millis) {
    MomentSums sums = new MomentSums();
    for (long each : millis) {
      sums.add(each * MILLI);
    }
    return sums.snapshot();
  }

  private static IntervalLog log(LoopRecorder recorder) {
    recorder.finish();
    IntervalLog log = new IntervalLog();
    log.collect(recorder);
    return log;
  }

  private static List<StreamInterval> streams(IntervalLog log) {
    return log.intervals(LIMITS).stream()
        .map(interval -> Objects.requireNonNull(interval.stream()))
        .toList();
  }
}
