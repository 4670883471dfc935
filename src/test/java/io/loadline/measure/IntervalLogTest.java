package io.loadline.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.Interval;
import io.loadline.result.Outcome;
import io.loadline.transport.RequestStamps;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalLogTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long[] LIMITS = {5_000_000};

  @Test
  void a_request_belongs_to_the_second_of_its_intended_start() {
    LoopRecorder recorder = recorder();
    answer(recorder, 0, SECOND - 1, 3 * SECOND);
    answer(recorder, 1, SECOND, SECOND + 1_000_000);
    List<Interval> intervals = finish(recorder);
    assertThat(intervals).extracting(Interval::successes).containsExactly(1L, 1L);
    assertThat(intervals).extracting(Interval::startNanos).containsExactly(0L, SECOND);
    assertThat(intervals.get(0).exceedances().get(0).response()).isEqualTo(1);
    assertThat(intervals.get(1).exceedances().get(0).response()).isZero();
  }

  @Test
  void a_second_without_requests_is_there_and_empty() {
    LoopRecorder recorder = recorder();
    answer(recorder, 0, 0, 10);
    answer(recorder, 1, 3 * SECOND, 3 * SECOND + 10);
    assertThat(finish(recorder)).extracting(Interval::successes).containsExactly(1L, 0L, 0L, 1L);
  }

  @Test
  void errors_and_requests_never_sent_exceed_every_limit() {
    LoopRecorder recorder = recorder();
    RequestStamps failed = RequestStamps.onTime(0).sent(0).done(10);
    recorder.fired(failed);
    recorder.failure(0, Outcome.SERVER_ERROR, "status 500", failed);
    recorder.notSent(2, "ended", 1);
    Interval interval = finish(recorder).get(0);
    assertThat(interval.errors()).isEqualTo(3);
    assertThat(interval.exceedances().get(0).response()).isEqualTo(3);
  }

  @Test
  void the_lags_of_a_second_are_those_of_all_loops() {
    IntervalLog log = new IntervalLog();
    for (long lag : new long[] {1_000_000, 30_000_000}) {
      LoopRecorder recorder = recorder();
      RequestStamps failed =
          new RequestStamps().intended(10).fired(10 + lag).sent(10 + lag).done(20 + lag);
      recorder.fired(failed);
      recorder.failure(0, Outcome.SERVER_ERROR, "status 500", failed);
      recorder.finish();
      log.collect(recorder);
    }
    Interval.Histogram lags = log.intervals(LIMITS).get(0).lags();
    assertThat(lags.percentile(99)).isBetween(30_000_000L, 30_030_000L);
    assertThat(lags.above(2_000_000)).isEqualTo(1);
    assertThat(lags.above(40_000_000)).isZero();
  }

  @Test
  void loops_are_added_up_second_by_second() {
    LoopRecorder one = recorder();
    LoopRecorder two = recorder();
    answer(one, 0, 0, 1_000_000);
    answer(two, 1, 10, 9_000_010);
    IntervalLog log = new IntervalLog();
    for (LoopRecorder recorder : List.of(one, two)) {
      recorder.finish();
      log.collect(recorder);
    }
    Interval interval = log.intervals(LIMITS).get(0);
    assertThat(interval.response().sum()).isEqualTo(10_000_000);
    assertThat(TimeHistogram.decode(interval.histogram().encoded()).counts().getTotalCount())
        .isEqualTo(2);
  }

  @Test
  void beyond_the_bound_neighbours_are_joined_and_nothing_is_lost() {
    LoopRecorder recorder = recorder();
    for (int second = 0; second < 21; second++) {
      answer(recorder, second, second * SECOND, second * SECOND + 10);
    }
    recorder.finish();
    IntervalLog log = new IntervalLog(10);
    log.collect(recorder);
    List<Interval> intervals = log.intervals(LIMITS);
    assertThat(intervals).hasSize(6).allMatch(interval -> interval.lengthNanos() == 4 * SECOND);
    assertThat(intervals).extracting(Interval::successes).containsExactly(4L, 4L, 4L, 4L, 4L, 1L);
  }

  @Test
  void a_finished_second_is_handed_over_while_the_run_goes_on() {
    LoopRecorder recorder = recorder();
    answer(recorder, 0, 0, 10);
    recorder.fired(RequestStamps.onTime(SECOND));
    IntervalLog log = new IntervalLog();
    log.collect(recorder);
    assertThat(log.intervals(LIMITS)).hasSize(1);
  }

  @Test
  void a_second_with_an_open_request_waits_for_its_answer() {
    LoopRecorder recorder = recorder();
    recorder.fired(RequestStamps.onTime(0));
    recorder.fired(RequestStamps.onTime(SECOND));
    IntervalLog log = new IntervalLog();
    log.collect(recorder);
    assertThat(log.intervals(LIMITS)).isEmpty();
  }

  private static LoopRecorder recorder() {
    LoopRecorder recorder =
        new LoopRecorder(LIMITS, 30 * SECOND, new StageRecorders(new long[0], 0), null, 0);
    recorder.start(0);
    return recorder;
  }

  private static void answer(LoopRecorder recorder, long index, long intended, long done) {
    RequestStamps stamps = RequestStamps.onTime(intended).sent(intended).done(done);
    recorder.fired(stamps);
    recorder.success(index, stamps);
  }

  private static List<Interval> finish(LoopRecorder recorder) {
    recorder.finish();
    IntervalLog log = new IntervalLog();
    log.collect(recorder);
    return log.intervals(LIMITS);
  }
}
