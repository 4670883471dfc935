package io.loadline.probe;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What a wait knows of time.
 *
 * @param nanos monotonic
 */
public record ReadinessClock(LongSupplier nanos, Sleeper sleeper, Ticker ticker) {
  /** Lets time pass. */
  @FunctionalInterface
  public interface Sleeper {
    void sleep(long nanos) throws InterruptedException;
  }

  /** Calls something once a second, beside the thread that waits. */
  @FunctionalInterface
  public interface Ticker {
    Ticking start(Runnable tick);
  }

  /** Ends the calls. */
  @FunctionalInterface
  public interface Ticking {
    void close();
  }

  /** One that really sleeps, and ticks by a thread that keeps no JVM alive. */
  public static ReadinessClock of(LongSupplier nanos) {
    return new ReadinessClock(nanos, TimeUnit.NANOSECONDS::sleep, ReadinessClock::onThread);
  }

  long now() {
    return nanos.getAsLong();
  }

  private static Ticking onThread(Runnable tick) {
    ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(ReadinessClock::daemon);
    ScheduledFuture<?> ticks = executor.scheduleAtFixedRate(tick, 1, 1, TimeUnit.SECONDS);
    return () -> {
      ticks.cancel(false);
      executor.shutdownNow();
    };
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "loadline-ready");
    thread.setDaemon(true);
    return thread;
  }
}
