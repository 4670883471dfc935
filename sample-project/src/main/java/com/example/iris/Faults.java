package com.example.iris;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What is wrong with a model on purpose, so that a gate can be seen to fail.
 *
 * @param delayMillis how much longer each inference takes
 * @param failEvery each n-th inference ends in a 500; 0 for none
 */
record Faults(long delayMillis, int failEvery, AtomicLong count) {
  static Faults of(long delayMillis, int failEvery) {
    return new Faults(delayMillis, failEvery, new AtomicLong());
  }

  /** As {@code iris.delay} (ms) and {@code iris.fail-every} say; by default nothing is wrong. */
  static Faults fromSystemProperties() {
    return of(Long.getLong("iris.delay", 0), Integer.getInteger("iris.fail-every", 0));
  }

  void strike() {
    pause();
    if (failEvery > 0 && count.incrementAndGet() % failEvery == 0) {
      throw new ProtocolException(500, "the model ran out of memory");
    }
  }

  private void pause() {
    try {
      Thread.sleep(delayMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
