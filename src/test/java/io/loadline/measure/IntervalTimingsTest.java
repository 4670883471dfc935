package io.loadline.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.TimedPart;
import io.loadline.result.Interval;
import io.loadline.result.IntervalTimings;
import io.loadline.result.Moments;
import io.loadline.testkit.Plans;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.ServerTimings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What of a server's own timings is kept second by second. */
class IntervalTimingsTest {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;
  private static final long SERVICE = 100;
  private static final LoadPlan PLAN =
      Plans.plan(Plans.constant(1), new PhaseLength.Requests(1), PhaseLength.NOTHING, 1);

  private final LoopRecorder recorder = new LoopRecorder(PLAN, 0);
  private final RunRecorder run = new RunRecorder(PLAN, List.of(recorder));

  /** A request that takes {@link #SERVICE}; times in ms. */
  private void succeed(long intended, TimedPart part, long told) {
    ServerTimings timings = new ServerTimings();
    timings.tell(KnownTiming.VLLM_METRICS, part, told * MILLI);
    RequestStamps stamps = succeed(intended);
    recorder.told(0, stamps, timings);
  }

  private RequestStamps succeed(long intended) {
    long at = intended * MILLI;
    RequestStamps stamps = RequestStamps.onTime(at).sent(at).done(at + SERVICE * MILLI);
    recorder.fired(stamps);
    recorder.success(0, stamps);
    return stamps;
  }

  private List<IntervalTimings> timings() {
    run.finish();
    return Arrays.asList(
        run.intervals().stream().map(Interval::timings).toArray(IntervalTimings[]::new));
  }

  private static Moments moments(long... millis) {
    MomentSums sums = new MomentSums();
    for (long each : millis) {
      sums.add(each * MILLI);
    }
    return sums.snapshot();
  }

  @Test
  void parts_belong_to_the_second_in_which_their_request_should_have_started() {
    succeed(950, TimedPart.QUEUE, 20);
    succeed(960, TimedPart.QUEUE, 30);
    succeed(1_000, TimedPart.COMPUTE, 40);
    assertThat(timings())
        .containsExactly(
            new IntervalTimings(Map.of(TimedPart.QUEUE, moments(20, 30)), moments(80, 70)),
            new IntervalTimings(Map.of(TimedPart.COMPUTE, moments(40)), moments(60)));
  }

  @Test
  void a_second_of_which_nothing_was_told_has_none() {
    succeed(0, TimedPart.QUEUE, 20);
    succeed(1_000);
    succeed(2_000, TimedPart.QUEUE, 30);
    succeed(3_000);
    assertThat(timings())
        .extracting(each -> each == null)
        .containsExactly(false, true, false, true);
  }

  @Test
  void what_our_clock_contradicts_is_left_out() {
    succeed(0, TimedPart.QUEUE, 2 * SERVICE);
    succeed(10, TimedPart.QUEUE, SERVICE);
    succeed(1_000, TimedPart.QUEUE, 2 * SERVICE);
    assertThat(timings())
        .containsExactly(
            new IntervalTimings(Map.of(TimedPart.QUEUE, moments(SERVICE)), moments(0)), null);
  }

  /** A recorder is used for one second after the other. */
  @Test
  void a_second_does_not_inherit_what_was_told_in_another_one() {
    for (int second = 0; second < 5; second++) {
      succeed(second * 1_000L, second % 2 == 0 ? TimedPart.QUEUE : TimedPart.TOTAL, second);
      run.collect();
    }
    List<IntervalTimings> found = timings();
    assertThat(found).allSatisfy(each -> assertThat(each.parts()).hasSize(1));
    assertThat(found)
        .extracting(IntervalTimings::untold)
        .containsExactly(
            moments(SERVICE),
            moments(SERVICE - 1),
            moments(SERVICE - 2),
            moments(SERVICE - 3),
            moments(SERVICE - 4));
    assertThat(run.intervals()).extracting(Interval::lengthNanos).containsOnly(SECOND);
  }
}
