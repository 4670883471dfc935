package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.codec.WorkerMessage;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StartWatchTest {
  private static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");

  private final StartWatch watch = new StartWatch(2, () -> NOW);

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

  /** The message comes half a second before the start that it tells. */
  @Test
  void clocks_that_agree_are_not_spoken_of() {
    assertThat(watch.clockNote(NOW.plusMillis(500))).isEmpty();
    assertThat(watch.clockNote(NOW.plusMillis(-2_500))).isEmpty();
    assertThat(watch.clockNote(NOW.plusMillis(3_500))).isEmpty();
  }

  @Test
  void a_clock_that_is_behind_is_told() {
    assertThat(watch.clockNote(NOW.plusMillis(-4_500)))
        .contains(
            "the clock of the worker's node is 5 s behind that of this machine, or its log came that"
                + " late: a node whose clock is behind sends tokens that have expired");
  }

  @Test
  void a_clock_that_is_ahead_is_told() {
    assertThat(watch.clockNote(NOW.plusMillis(60_500)))
        .contains(
            "the clock of the worker's node is 60 s ahead of that of this machine: it takes tokens"
                + " for expired that are not");
  }
}
