package io.loadline.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.result.AttemptCounts;
import io.loadline.result.Distribution;
import io.loadline.result.Interval;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import io.loadline.testkit.Plans;
import io.loadline.testkit.RandomRun;
import io.loadline.transport.RequestStamps;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How the requests of each second ended, and how long those took that failed. */
class OutcomesInTimeTest {
  private static final long SECOND = 1_000_000_000;
  private static final long MILLI = 1_000_000;
  private static final LoadPlan PLAN =
      Plans.plan(Plans.constant(1), new PhaseLength.Requests(1), PhaseLength.NOTHING, 1);

  private static LoopRecorder recorder() {
    return new LoopRecorder(new long[0], SECOND, new StageRecorders(new long[0], 0), null, 0);
  }

  private static void fail(LoopRecorder recorder, Outcome outcome, long intended, long took) {
    RequestStamps stamps = RequestStamps.onTime(intended).sent(intended).done(intended + took);
    recorder.fired(stamps);
    recorder.failure(0, outcome, "seen", stamps);
  }

  @Test
  void a_request_is_counted_in_the_second_in_which_it_should_have_started() {
    LoopRecorder recorder = recorder();
    fail(recorder, Outcome.TIMEOUT, SECOND / 2, 3 * SECOND);
    fail(recorder, Outcome.RESET, SECOND, MILLI);
    fail(recorder, Outcome.TIMEOUT, SECOND + 1, MILLI);
    RequestStamps success = RequestStamps.onTime(2).sent(2).done(SECOND);
    recorder.fired(success);
    recorder.success(0, success);
    recorder.notSent(4, "ended early", 2 * SECOND);
    RunRecorder run = new RunRecorder(PLAN, List.of(recorder));
    run.finish();
    assertThat(run.intervals().stream().map(Interval::counts).map(AttemptCounts::byOutcome))
        .containsExactly(
            Map.of(Outcome.SUCCESS, 1L, Outcome.TIMEOUT, 1L),
            Map.of(Outcome.RESET, 1L, Outcome.TIMEOUT, 1L),
            Map.of(Outcome.NOT_SENT, 4L));
  }

  @Test
  void a_refusal_is_counted_in_its_second_and_in_the_run() {
    LoopRecorder recorder = recorder();
    for (long intended : new long[] {0, 1, SECOND + 1}) {
      recorder.refused(RequestStamps.onTime(intended));
      fail(recorder, Outcome.SERVER_ERROR, intended, MILLI);
    }
    fail(recorder, Outcome.SERVER_ERROR, 3 * SECOND, MILLI);
    RunRecorder run = new RunRecorder(PLAN, List.of(recorder));
    assertThat(run.finish().counts().refused()).isEqualTo(3);
    assertThat(run.intervals().stream().map(each -> each.counts().refused()))
        .containsExactly(2L, 1L, 0L, 0L);
  }

  @Test
  void the_seconds_together_have_all_refusals_of_the_run() {
    for (int seed = 0; seed < 100; seed++) {
      RunResult run = new RandomRun(seed, 3).split(1).whole();
      long sum = run.intervals().stream().mapToLong(each -> each.counts().refused()).sum();
      assertThat(sum).as("seed " + seed).isEqualTo(run.refused());
    }
  }

  @Test
  void the_seconds_together_are_are_the_outcomes_of_the_run() {
    for (int seed = 0; seed < 100; seed++) {
      RunResult run = new RandomRun(seed, 3).split(1).whole();
      Map<Outcome, Long> sums = new TreeMap<>();
      run.intervals()
          .forEach(
              each ->
                  each.counts()
                      .byOutcome()
                      .forEach((kind, count) -> sums.merge(kind, count, Long::sum)));
      Map<Outcome, Long> whole = new TreeMap<>();
      run.outcomes().byOutcome().forEach((kind, count) -> whole.put(kind, count.count()));
      assertThat(sums).as("seed " + seed).isEqualTo(whole);
    }
  }

  @Test
  void each_kind_of_failure_has_its_own_service_times() {
    LoopRecorder recorder = recorder();
    fail(recorder, Outcome.RESET, 0, MILLI);
    fail(recorder, Outcome.RESET, 0, 3 * MILLI);
    fail(recorder, Outcome.TIMEOUT, 0, SECOND);
    Map<Outcome, Distribution> times = recorder.times().serviceOfErrors();
    assertThat(times).containsOnlyKeys(Outcome.RESET, Outcome.TIMEOUT);
    Distribution reset = Objects.requireNonNull(times.get(Outcome.RESET));
    assertThat(reset.mean()).isEqualTo(2.0 * MILLI);
    assertThat(reset.max()).isEqualTo(3 * MILLI);
    Distribution timeout = Objects.requireNonNull(times.get(Outcome.TIMEOUT));
    assertThat(timeout.percentile(50)).isEqualTo(SECOND);
  }

  @Test
  void what_was_never_sent_has_no_service_time() {
    LoopRecorder recorder = recorder();
    RequestStamps stamps = RequestStamps.onTime(0).done(SECOND);
    recorder.fired(stamps);
    recorder.failure(0, Outcome.CONNECT_FAILED, "refused", stamps);
    recorder.notSent(1, "ended early", 0);
    assertThat(recorder.times().serviceOfErrors()).isEmpty();
    assertThat(recorder.counts().outcomes().errors()).isEqualTo(2);
  }

  @Test
  void every_request_that_was_sent_has_a_service_time() {
    for (int seed = 0; seed < 100; seed++) {
      RunResult run = new RandomRun(seed, 3).split(1).whole();
      long failed = run.serviceOfErrors().values().stream().mapToLong(Distribution::count).sum();
      assertThat(run.service().count() + failed).as("seed " + seed).isEqualTo(run.sent());
    }
  }

  /** A loop has room for what occurs alone: 31 KB for each of nine kinds at the most. */
  @Test
  void failures_of_every_kind_take_a_bounded_room() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    LoopRecorder recorder = recorder();
    fail(recorder, Outcome.RESET, 0, MILLI);
    long before = threads.getCurrentThreadAllocatedBytes();
    for (Outcome each : Outcome.values()) {
      if (each != Outcome.SUCCESS) {
        fail(recorder, each, 0, MILLI);
      }
    }
    long first = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(first).isBetween(10 * 30_000L, 10 * 40_000L);
  }

  @Test
  void a_success_allocates_nothing_for_any_of_this() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    LoopRecorder recorder = recorder();
    RequestStamps stamps = RequestStamps.onTime(0).sent(0).done(MILLI);
    recorder.fired(stamps);
    recorder.success(0, stamps);
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 1; i < 10_000; i++) {
      recorder.fired(stamps);
      recorder.success(i, stamps);
    }
    // Class loading and the like of the first rounds, less than a byte a request.
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
  }
}
