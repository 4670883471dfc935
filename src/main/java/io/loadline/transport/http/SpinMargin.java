package io.loadline.transport.http;

/**
 * How long before a due time to stop sleeping and start polling: about as long as the kernel
 * oversleeps here, learned from each sleep, within a ceiling. A higher ceiling buys punctuality
 * with processor time.
 */
final class SpinMargin {
  private static final long FLOOR = 2_000;
  private static final int WEIGHT = 16;

  private final long ceiling;
  private long oversleep;

  /** A margin of at most {@code ceiling} ns, which is where it starts. */
  SpinMargin(long ceiling) {
    this.ceiling = ceiling;
    this.oversleep = ceiling;
  }

  /** Where the service may need the other core, a short one; 60 us where cores are free. */
  static SpinMargin forCores(int cores) {
    return new SpinMargin(cores > 2 ? 60_000 : 20_000);
  }

  /** Ns. */
  long nanos() {
    return Math.min(ceiling, Math.max(FLOOR, oversleep + oversleep / 4));
  }

  /** A sleep that nothing cut short ended {@code late} ns after it should have. */
  void slept(long late) {
    oversleep += (Math.max(0, late) - oversleep) / WEIGHT;
  }
}
