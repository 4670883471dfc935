package io.loadline.ready;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What a wait knows of time.
 *
 * @param nanos monotonic
 */
record Timing(LongSupplier nanos, Sleeper sleeper, Ticker ticker) {
  /** The machine's. */
  static final Timing REAL =
      new Timing(System::nanoTime, TimeUnit.NANOSECONDS::sleep, Ticker::onThread);

  long now() {
    return nanos.getAsLong();
  }
}
