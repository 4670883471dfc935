package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.codec.WorkerMessage;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.result.RunResult;
import io.loadline.testkit.Plans;
import io.loadline.testkit.SimulatedTransport;
import io.loadline.testkit.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StartWatchTest {
  private static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");

  private long nanos = 1_000_000_000_000L;
  private final StartWatch watch = new StartWatch(2, () -> NOW, () -> nanos);

  private void heard(int endpoint, int times) {
    for (int i = 0; i < times; i++) {
      watch.heard(new WorkerMessage.Progress(endpoint, 0, -1, 0, 0));
    }
  }

  @Test
  void a_look_before_or_just_after_the_start_is_none_that_is_late() {
    heard(0, 2);
    heard(1, 5);
    assertThat(watch.lateLook(0)).isEmpty();
  }

  @Test
  void a_look_in_the_midst_of_the_load_is_late() {
    heard(0, 3);
    assertThat(watch.lateLook(0))
        .contains(
            "the service was looked at first some 3 s after its load began, as the pod's log or the"
                + " API server was not there before: a rollout until then was not seen");
    assertThat(watch.lateLook(1)).isEmpty();
  }

  /** The message comes a tenth of a second before the start that it tells. */
  @Test
  void clocks_that_agree_are_not_spoken_of() {
    assertThat(watch.clockNote(NOW.plusMillis(100))).isEmpty();
    assertThat(watch.clockNote(NOW.plusMillis(-2_900))).isEmpty();
    assertThat(watch.clockNote(NOW.plusMillis(3_100))).isEmpty();
  }

  @Test
  void a_clock_that_is_behind_is_told() {
    assertThat(watch.clockNote(NOW.plusMillis(-4_900)))
        .contains(
            "the clock of the worker's node is 5 s behind that of this machine, or its log came that"
                + " late: a node whose clock is behind sends tokens that have expired");
  }

  private void heard(int endpoint, long atMillis, long elapsedMillis) {
    nanos = (1_000_000 + atMillis) * 1_000_000;
    watch.heard(new WorkerMessage.Progress(endpoint, elapsedMillis * 1_000_000, -1, 0, 0));
  }

  /** In ms after a moment, which moves by the length of the measurement. */
  private OptionalLong endedBy(int endpoint, RunResult run) {
    OptionalLong ended = watch.endedBy(endpoint, run);
    return ended.isPresent()
        ? OptionalLong.of((ended.getAsLong() - run.elapsedNanos()) / 1_000_000 - 1_000_000)
        : ended;
  }

  private static RunResult run() {
    LoadPlan plan =
        Plans.plan(
            Plans.call("http://127.0.0.1:1", Duration.ofSeconds(1)),
            Plans.poisson(50),
            new PhaseLength.Requests(0),
            new PhaseLength.Requests(20),
            4,
            Plans.noErrors());
    return Simulation.run(plan, SimulatedTransport.answeringAfter(1_000_000));
  }

  /** Of progress that was told after 1, 2 and 3 s, and came after 1.7, 2.1 and 3.4 s. */
  @Test
  void a_load_has_ended_by_the_message_that_came_with_the_least_delay() {
    RunResult run = run();
    heard(0, 1_700, 1_000);
    heard(0, 2_100, 2_000);
    heard(0, 3_400, 3_000);

    assertThat(endedBy(0, run)).hasValue(100);
    assertThat(endedBy(1, run)).isEmpty();
  }

  @Test
  void progress_of_the_warm_up_says_nothing_of_the_end() {
    heard(0, 5);

    assertThat(endedBy(0, run())).isEmpty();
  }

  @Test
  void a_clock_that_is_ahead_is_told() {
    assertThat(watch.clockNote(NOW.plusMillis(60_100)))
        .contains(
            "the clock of the worker's node is 60 s ahead of that of this machine: it takes tokens"
                + " for expired that are not");
  }
}
