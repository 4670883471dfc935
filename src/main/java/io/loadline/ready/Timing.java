package io.loadline.ready;

import java.util.function.LongSupplier;

/**
 * What a wait knows of time.
 *
 * @param nanos monotonic
 */
record Timing(LongSupplier nanos, Sleeper sleeper, Ticker ticker) {
  long now() {
    return nanos.getAsLong();
  }
}
