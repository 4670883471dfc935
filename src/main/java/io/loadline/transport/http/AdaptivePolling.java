package io.loadline.transport.http;

import java.util.concurrent.TimeUnit;

/**
 * How long to look for answers before a sleep. A fast service answers sooner than a thread falls
 * asleep and is woken up again, and is spared the waking; a slow one does not, and must not lose
 * its core to a loop that looks for nothing. So the loop looks while that finds something, half as
 * often after each look in vain, and hardly ever where somebody else wants the core.
 */
final class AdaptivePolling {
  /** About what a sleep and being woken up cost together. */
  static final long LONGEST = TimeUnit.MICROSECONDS.toNanos(20);

  /** Sleeps without a look between two looks, at most. */
  static final int LONGEST_REST = 1024;

  private final boolean alone;
  private int rest;
  private int left;

  private AdaptivePolling(boolean alone) {
    this.alone = alone;
  }

  /** On one core the service cannot answer while it is looked for. */
  static AdaptivePolling forCores(int cores) {
    return new AdaptivePolling(cores == 1);
  }

  /** Whether to look before this sleep. */
  boolean looks() {
    if (alone) {
      return false;
    }
    if (left > 0) {
      left--;
      return false;
    }
    return true;
  }

  void found() {
    rest = 0;
  }

  void inVain() {
    rest = Math.min(LONGEST_REST, Math.max(1, 2 * rest));
    left = rest;
  }

  /** A look took so long that another thread must have had the core. */
  void heldUp() {
    rest = LONGEST_REST;
    left = rest;
  }
}
