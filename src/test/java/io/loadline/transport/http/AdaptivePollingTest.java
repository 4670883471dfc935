package io.loadline.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdaptivePollingTest {
  private final AdaptivePolling patience = AdaptivePolling.forCores(2);

  /** How many sleeps there are until the next look. */
  private int sleeps() {
    int sleeps = 0;
    while (!patience.looks()) {
      sleeps++;
    }
    return sleeps;
  }

  @Test
  void it_looks_before_every_sleep_while_that_finds_something() {
    for (int i = 0; i < 100; i++) {
      assertThat(patience.looks()).isTrue();
      patience.found();
    }
  }

  @Test
  void each_look_in_vain_doubles_the_sleeps_until_the_next() {
    for (int expected : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1024}) {
      assertThat(patience.looks()).isTrue();
      patience.inVain();
      assertThat(sleeps()).isEqualTo(expected);
    }
  }

  @Test
  void a_look_that_finds_something_makes_it_look_every_time_again() {
    for (int i = 0; i < 8; i++) {
      patience.inVain();
    }
    sleeps();
    patience.found();
    assertThat(sleeps()).isZero();
    patience.inVain();
    assertThat(sleeps()).isEqualTo(1);
  }

  @Test
  void it_rests_long_at_once_where_another_thread_wants_the_core() {
    patience.heldUp();
    assertThat(sleeps()).isEqualTo(AdaptivePolling.LONGEST_REST);
  }

  @Test
  void on_one_core_it_never_looks() {
    AdaptivePolling alone = AdaptivePolling.forCores(1);
    for (int i = 0; i < 2 * AdaptivePolling.LONGEST_REST; i++) {
      assertThat(alone.looks()).isFalse();
    }
  }
}
