package io.loadline.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.probe.ReadinessLoop.Limit;
import io.loadline.probe.ReadinessLoop.Reason;
import io.loadline.result.NotReadyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A check that sees a new thing in the way at each look, and takes time, by a clock of its own. */
class ReadinessLoopTest implements ReadinessLoop.Check {
  private static final long SECOND = 1_000_000_000L;

  private final List<String> said = new ArrayList<>();
  private final List<Long> pauses = new ArrayList<>();
  private long now;
  private long lookTakes;
  private boolean ticking;
  private Runnable tick = () -> {};
  private int looks;
  private int readyAt = Integer.MAX_VALUE;
  private int hopelessAt = Integer.MAX_VALUE;

  @Test
  void it_ends_at_the_first_look_that_finds_nothing_in_the_way() throws Exception {
    readyAt = 3;

    await(60);

    assertThat(said)
        .containsExactly("waiting for thing 1 (0 ms of 60 s)", "waiting for thing 2 (2 s of 60 s)");
    assertThat(pauses).containsExactly(60 * SECOND, 58 * SECOND);
  }

  @Test
  void nobody_waits_for_what_is_ready() throws Exception {
    readyAt = 1;

    await(60);

    assertThat(said).isEmpty();
    assertThat(pauses).isEmpty();
  }

  @Test
  void what_more_time_does_not_help_ends_it_and_is_not_waited_for() {
    hopelessAt = 2;

    assertThatThrownBy(() -> await(60))
        .isExactlyInstanceOf(NotReadyException.class)
        .hasMessage("hopeless at look 2");
    assertThat(said).containsExactly("waiting for thing 1 (0 ms of 60 s)");
  }

  @Test
  void it_looks_once_more_at_the_deadline_and_fails() {
    assertThatThrownBy(() -> await(3)).hasMessage("timed out at look 3");
    assertThat(pauses).containsExactly(3 * SECOND, SECOND);
    assertThat(now).isEqualTo(4 * SECOND);
  }

  @Test
  void a_look_that_outlasts_the_deadline_is_the_last() {
    lookTakes = 5;

    assertThatThrownBy(() -> await(3)).hasMessage("timed out at look 1");
    assertThat(said).containsExactly("waiting for thing 1 (5 s of 3 s)");
    assertThat(pauses).isEmpty();
  }

  @Test
  void a_first_look_that_takes_long_is_no_silence() throws Exception {
    lookTakes = 31;
    readyAt = 1;

    await(60);

    assertThat(said)
        .containsExactly(
            "still waiting for nothing seen yet (15 s of 60 s)",
            "still waiting for nothing seen yet (30 s of 60 s)");
  }

  @Test
  void its_ticking_ends_with_it_and_what_comes_late_says_nothing() {
    hopelessAt = 1;

    assertThatThrownBy(() -> await(60)).hasMessage("hopeless at look 1");
    pass(60);

    assertThat(ticking).isFalse();
    assertThat(said).isEmpty();
  }

  @Override
  public Optional<Reason> run(long deadline) {
    looks++;
    pass(lookTakes);
    return looks >= readyAt
        ? Optional.empty()
        : Optional.of(new Reason("key " + looks, "thing " + looks));
  }

  @Override
  public Optional<NotReadyException> hopeless() {
    return looks < hopelessAt
        ? Optional.empty()
        : Optional.of(new NotReadyException("hopeless at look " + looks));
  }

  @Override
  public NotReadyException timedOut() {
    return new NotReadyException("timed out at look " + looks);
  }

  @Override
  public void pause(long left) {
    pauses.add(left);
    pass(2);
  }

  private void pass(long seconds) {
    for (long i = 0; i < seconds; i++) {
      now += SECOND;
      tick.run();
    }
  }

  private void await(int seconds) throws InterruptedException {
    ReadinessLoop.ReadinessClock clock =
        new ReadinessLoop.ReadinessClock(() -> now, nanos -> {}, this::startTicking);
    new ReadinessLoop(clock, said::add)
        .await(this, Limit.of(0, Duration.ofSeconds(seconds)), "nothing seen yet");
  }

  private ReadinessLoop.ReadinessClock.Ticking startTicking(Runnable each) {
    ticking = true;
    tick = each;
    return () -> ticking = false;
  }
}
