package io.loadline.health;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Sleeps for a millisecond again and again and looks how late it wakes up, as jHiccup does: garbage
 * collections, safepoints and a machine that is too busy all show here. A thread of its own, only
 * while measuring; costs about 1 % of a core.
 */
final class HiccupMeter implements AutoCloseable {
  static final long SLEEP = 1_000_000;

  /** A kernel wakes a thread up to so late on a machine where nothing is wrong. */
  static final long USUAL = 500_000;

  private final LongSupplier clock;
  private final AtomicLong longest = new AtomicLong();
  private final AtomicLong total = new AtomicLong();
  private final Thread thread;
  private volatile boolean over;

  HiccupMeter(LongSupplier clock) {
    this.clock = clock;
    this.thread = new Thread(this::watch, "loadline-hiccups");
    thread.setDaemon(true);
  }

  HiccupMeter start() {
    thread.start();
    return this;
  }

  private void watch() {
    while (!over) {
      long before = clock.getAsLong();
      LockSupport.parkNanos(SLEEP);
      woke(clock.getAsLong() - before);
    }
  }

  void woke(long sleptNanos) {
    long late = sleptNanos - SLEEP;
    if (late > USUAL) {
      total.addAndGet(late);
      longest.accumulateAndGet(late, Math::max);
    }
  }

  /** The longest since the last call, in ns. */
  long takeLongest() {
    return longest.getAndSet(0);
  }

  /** The sum so far, in ns. */
  long total() {
    return total.get();
  }

  @Override
  public void close() {
    over = true;
    LockSupport.unpark(thread);
  }
}
