package io.loadline.scrape;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The time by which counters are read. */
interface ScrapeClock {
  /** That of this machine, by two clocks of it. */
  static ScrapeClock of(LongSupplier nanos, Clock wall) {
    return new ScrapeClock() {
      @Override
      public long nanos() {
        return nanos.getAsLong();
      }

      @Override
      public Instant now() {
        return wall.instant();
      }

      @Override
      public void sleep(long length) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(length);
      }
    };
  }

  /** As {@link System#nanoTime}. */
  long nanos();

  /** By the wall clock. */
  Instant now();

  /** Now, by both. */
  default Moment moment() {
    return new Moment(nanos(), now());
  }

  /** By both clocks, as close as can be to what is told by one: the wall clock may be set. */
  record Moment(long nanos, Instant at) {
    static final Moment NONE = new Moment(0, Instant.EPOCH);

    long nanosAt(Instant other) {
      return nanos + Duration.between(at, other).toNanos();
    }
  }

  /** Lets time pass: a server does not say when it has counted what it answered. */
  void sleep(long length) throws InterruptedException;
}
