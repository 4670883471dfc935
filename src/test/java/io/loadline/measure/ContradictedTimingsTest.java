package io.loadline.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.result.Distribution;
import io.loadline.result.RequestTimings;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.ServerTimings;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server tells that cannot be: by our clock, or by its own. */
class ContradictedTimingsTest {
  private static final long MILLI = 1_000_000;

  private final TimingRecorder recorder = new TimingRecorder(part -> new long[0]);
  private final ServerTimings timings = new ServerTimings();

  private void tell(TimedPart part, long nanos) {
    timings.tell(KnownTiming.VLLM_METRICS, part, nanos);
  }

  /** Of a total that covers the queue. */
  private void tellTotal(long nanos) {
    timings.tell(KnownTiming.NAMED, TimedPart.TOTAL, nanos);
  }

  /** What was told belongs to a request of this service time. */
  private void succeedAfter(long nanos) {
    recorder.success(0, RequestStamps.onTime(7).sent(7).done(7 + nanos), timings);
    timings.clear();
  }

  private Distribution part(TimedPart part) {
    return Objects.requireNonNull(recorder.snapshot(0).parts().get(part)).times();
  }

  @Test
  void a_millisecond_or_a_hundredth_more_than_the_request_took_is_believed() {
    tell(TimedPart.COMPUTE, 3 * MILLI);
    succeedAfter(2 * MILLI);
    tell(TimedPart.COMPUTE, 1_010 * MILLI);
    succeedAfter(1_000 * MILLI);
    assertThat(recorder.snapshot(0).contradicted()).isZero();
    assertThat(part(TimedPart.COMPUTE).count()).isEqualTo(2);
  }

  @Test
  void what_is_beyond_that_is_contradicted_and_left_out() {
    tell(TimedPart.COMPUTE, 3 * MILLI + 1);
    succeedAfter(2 * MILLI);
    tell(TimedPart.COMPUTE, 1_010 * MILLI + 1);
    succeedAfter(1_000 * MILLI);
    RequestTimings found = recorder.snapshot(0);
    assertThat(found.told()).isEqualTo(2);
    assertThat(found.contradicted()).isEqualTo(2);
    assertThat(found.parts()).isEmpty();
    assertThat(found.untold().count()).isZero();
  }

  @Test
  void parts_that_exceed_the_request_together_are_contradicted_beside_a_total_that_does_not() {
    tell(TimedPart.QUEUE, 70 * MILLI);
    tell(TimedPart.COMPUTE, 70 * MILLI);
    tell(TimedPart.TOTAL, 90 * MILLI);
    succeedAfter(100 * MILLI);
    assertThat(recorder.snapshot(0).contradicted()).isEqualTo(1);
  }

  /** What is not told of the request would have a part in it that is told. */
  @Test
  void parts_that_overlap_so_that_their_total_does_not_hold_them_are_contradicted() {
    tell(TimedPart.QUEUE, 50 * MILLI);
    tell(TimedPart.COMPUTE, 50 * MILLI);
    tellTotal(60 * MILLI);
    succeedAfter(200 * MILLI);
    assertThat(recorder.snapshot(0).told()).isEqualTo(1);
    assertThat(recorder.snapshot(0).contradicted()).isEqualTo(1);
    assertThat(recorder.snapshot(0).parts()).isEmpty();
    assertThat(recorder.snapshot(0).tail().count()).isZero();
  }

  /** OpenAI's total is of its compute, so that a queue that is named stands beside it. */
  @Test
  void a_queue_is_not_held_against_a_total_that_does_not_hold_it() {
    tell(TimedPart.QUEUE, 500 * MILLI);
    timings.tell(KnownTiming.OPENAI_PROCESSING, TimedPart.TOTAL, 60 * MILLI);
    succeedAfter(600 * MILLI);
    assertThat(recorder.snapshot(0).contradicted()).isZero();
    assertThat(part(TimedPart.QUEUE).count()).isEqualTo(1);
  }

  /** Each may be rounded up to a whole ms, their total down; or clocks run apart by a hundredth. */
  @ParameterizedTest
  @CsvSource({
    "7, 5, 10, 0",
    "7, 6, 10, 1",
    "600, 605, 1193, 1",
    "600, 604, 1193, 0",
    "7, -1, 6, 0",
    "8, -1, 6, 1"
  })
  void parts_may_be_rounded_within_their_total(long queue, long compute, long total, int against) {
    tell(TimedPart.QUEUE, queue * MILLI);
    if (compute >= 0) {
      tell(TimedPart.COMPUTE, compute * MILLI);
    }
    tellTotal(total * MILLI);
    succeedAfter(2_000 * MILLI);
    assertThat(recorder.snapshot(0).contradicted()).isEqualTo(against);
  }
}
