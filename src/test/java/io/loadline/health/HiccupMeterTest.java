package io.loadline.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HiccupMeterTest {
  private final HiccupMeter hiccups = new HiccupMeter(System::nanoTime);

  @Test
  void what_a_sleep_took_too_long_is_a_pause() {
    hiccups.woke(HiccupMeter.SLEEP + 40_000_000);
    hiccups.woke(HiccupMeter.SLEEP + 250_000_000);
    assertThat(hiccups.takeLongest()).isEqualTo(250_000_000);
    assertThat(hiccups.total()).isEqualTo(290_000_000);
  }

  @Test
  void the_longest_is_that_since_it_was_taken_last() {
    hiccups.woke(HiccupMeter.SLEEP + 40_000_000);
    hiccups.takeLongest();
    assertThat(hiccups.takeLongest()).isZero();
    assertThat(hiccups.total()).isEqualTo(40_000_000);
  }

  @Test
  void the_usual_oversleeping_is_none() {
    hiccups.woke(HiccupMeter.SLEEP + 90_000);
    assertThat(hiccups.total()).isZero();
  }

  @Test
  void the_thread_ends_with_the_watch() throws InterruptedException {
    hiccups.start();
    hiccups.close();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("loadline-hiccups")) {
        thread.join();
      }
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("loadline-hiccups");
  }
}
