package io.loadline.kubernetes.job;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The time of a Job's life.
 *
 * @param nanos monotonic
 */
record JobClock(LongSupplier nanos, InstantSource wall, Pause pause) {
  /** Lets time pass. */
  interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  static JobClock of(LongSupplier nanos, InstantSource wall) {
    return new JobClock(nanos, wall, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
  }

  /** In UTC, so that the machines of all runs agree. */
  LocalDate today() {
    return LocalDate.ofInstant(wall.instant(), ZoneOffset.UTC);
  }

  long now() {
    return nanos.getAsLong();
  }

  Duration since(long then) {
    return Duration.ofNanos(now() - then);
  }
}
