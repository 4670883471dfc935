package io.loadline.kubernetes.monitor;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The clocks of a monitor.
 *
 * @param nanos monotonic
 */
record Clocks(InstantSource clock, LongSupplier nanos, Sleep sleep) {
  /** Lets time pass. */
  @FunctionalInterface
  interface Sleep {
    void sleep(long millis) throws InterruptedException;
  }

  /** Monotonic, in ns. */
  long now() {
    return nanos.getAsLong();
  }

  void pause(long millis) throws InterruptedException {
    sleep.sleep(millis);
  }
}
