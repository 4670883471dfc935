package io.loadline.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.result.Distribution;
import io.loadline.result.Exceedance;
import io.loadline.result.PartTimes;
import io.loadline.result.RequestTimings;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.ServerTimings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TimingRecorderTest {
  private static final long MILLI = 1_000_000;

  private final TimingRecorder recorder = new TimingRecorder(part -> new long[0]);
  private final ServerTimings timings = new ServerTimings();

  private void tell(TimedPart part, long nanos) {
    timings.tell(KnownTiming.VLLM_METRICS, part, nanos);
  }

  /** What was told belongs to a request of this service time. */
  private void succeedAfter(long nanos) {
    recorder.success(0, new RequestStamps().intended(1).fired(3).sent(7).done(7 + nanos), timings);
    timings.clear();
  }

  private Distribution part(TimedPart part) {
    return Objects.requireNonNull(recorder.snapshot(0).parts().get(part)).times();
  }

  @Test
  void each_part_has_its_times_and_the_rest_is_untold() {
    tell(TimedPart.QUEUE, 20 * MILLI);
    tell(TimedPart.COMPUTE, 60 * MILLI);
    succeedAfter(100 * MILLI);
    tell(TimedPart.QUEUE, 40 * MILLI);
    succeedAfter(50 * MILLI);

    RequestTimings found = recorder.snapshot(0);
    assertThat(found.told()).isEqualTo(2);
    assertThat(found.parts()).containsOnlyKeys(TimedPart.QUEUE, TimedPart.COMPUTE);
    assertThat(part(TimedPart.QUEUE).moments().sum()).isEqualTo(60 * MILLI);
    assertThat(part(TimedPart.COMPUTE).count()).isEqualTo(1);
    assertThat(found.untold().min()).isEqualTo(10 * MILLI);
    assertThat(found.untold().max()).isEqualTo(20 * MILLI);
  }

  @Test
  void a_part_is_counted_against_its_limits_and_with_our_lag() {
    TimingRecorder counting =
        new TimingRecorder(part -> part == TimedPart.QUEUE ? new long[] {20 * MILLI} : new long[0]);
    for (long lag : new long[] {0, 1, 2}) {
      tell(TimedPart.QUEUE, 20 * MILLI - 1);
      tell(TimedPart.COMPUTE, 60 * MILLI);
      long fired = 1 + lag;
      counting.success(
          0,
          new RequestStamps().intended(1).fired(fired).sent(fired).done(fired + 100 * MILLI),
          timings);
      timings.clear();
    }
    tell(TimedPart.QUEUE, 20 * MILLI + 1);
    counting.success(
        0, new RequestStamps().intended(1).fired(1).sent(1).done(100 * MILLI), timings);

    Map<TimedPart, PartTimes> parts = counting.snapshot(0).parts();
    assertThat(Objects.requireNonNull(parts.get(TimedPart.QUEUE)).exceedances())
        .containsExactly(new Exceedance(20 * MILLI, 2, 1));
    assertThat(Objects.requireNonNull(parts.get(TimedPart.COMPUTE)).exceedances()).isEmpty();
  }

  @Test
  void a_total_holds_the_parts_within_it() {
    tell(TimedPart.QUEUE, 20 * MILLI);
    tell(TimedPart.TOTAL, 90 * MILLI);
    succeedAfter(100 * MILLI);
    assertThat(recorder.snapshot(0).untold().max()).isEqualTo(10 * MILLI);
  }

  @Test
  void the_time_of_an_upstream_is_in_no_sum() {
    tell(TimedPart.UPSTREAM, 80 * MILLI);
    succeedAfter(100 * MILLI);
    assertThat(recorder.snapshot(0).untold().count()).isZero();
    assertThat(part(TimedPart.UPSTREAM).max()).isEqualTo(80 * MILLI);
  }

  @Test
  void what_a_proxy_told_is_taken_off_the_time_to_the_head() {
    timings.headSeen(7 + 85 * MILLI);
    tell(TimedPart.UPSTREAM, 80 * MILLI);
    succeedAfter(500 * MILLI);
    timings.headSeen(7 + 78 * MILLI);
    tell(TimedPart.UPSTREAM, 80 * MILLI);
    succeedAfter(500 * MILLI);
    Distribution beyond = Objects.requireNonNull(recorder.snapshot(0).beyondUpstream());
    assertThat(beyond.max()).isEqualTo(5 * MILLI);
    assertThat(beyond.min()).isEqualTo(-2 * MILLI);
    assertThat(recorder.snapshot(0).contradicted()).isZero();
  }

  @Test
  void a_proxy_that_tells_2_ms_more_than_the_head_took_is_contradicted() {
    timings.headSeen(7 + 78 * MILLI);
    tell(TimedPart.UPSTREAM, 80 * MILLI + 1);
    tell(TimedPart.COMPUTE, 60 * MILLI);
    succeedAfter(500 * MILLI);
    assertThat(recorder.snapshot(0).contradicted()).isEqualTo(1);
    assertThat(recorder.snapshot(0).parts()).isEmpty();
    assertThat(recorder.snapshot(0).beyondUpstream()).isNull();
  }

  @Test
  void both_loops_together_have_what_one_was_told_of_its_upstreams() {
    RequestTimings none = recorder.snapshot(0);
    tell(TimedPart.UPSTREAM, 80 * MILLI);
    succeedAfter(100 * MILLI);
    RequestTimings one = recorder.snapshot(0);
    for (RequestTimings sum : List.of(none.plus(one), one.plus(none))) {
      assertThat(sum.beyondUpstream()).isEqualTo(one.beyondUpstream());
    }
    Distribution both = Objects.requireNonNull(one.plus(one).beyondUpstream());
    assertThat(both.moments().sum()).isEqualTo(2 * 20 * MILLI);
    assertThat(none.plus(none).beyondUpstream()).isNull();
  }

  @Test
  void a_rounded_part_may_be_longer_than_the_request_and_keeps_its_sign() {
    tell(TimedPart.COMPUTE, 3 * MILLI);
    succeedAfter(2 * MILLI + 1);
    Distribution untold = recorder.snapshot(0).untold();
    assertThat(recorder.snapshot(0).contradicted()).isZero();
    assertThat(untold.min()).isEqualTo(1 - MILLI);
    assertThat(untold.moments().sum()).isEqualTo(1 - MILLI);
    assertThat(untold.above(0)).isZero();
  }

  @Test
  void a_part_names_all_that_told_it() {
    timings.tell(KnownTiming.LLAMA_TIMINGS, TimedPart.PREFILL, MILLI);
    succeedAfter(2 * MILLI);
    for (int i = 0; i < 2; i++) {
      tell(TimedPart.PREFILL, MILLI);
      tell(TimedPart.QUEUE, MILLI);
      succeedAfter(2 * MILLI);
    }
    RequestTimings found = recorder.snapshot(0);
    PartTimes prefill = Objects.requireNonNull(found.parts().get(TimedPart.PREFILL));
    assertThat(prefill.rows()).containsExactly(KnownTiming.VLLM_METRICS, KnownTiming.LLAMA_TIMINGS);
    assertThat(found.rows()).containsExactly(KnownTiming.VLLM_METRICS, KnownTiming.LLAMA_TIMINGS);
  }
}
