package io.loadline.ready;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Calls something once a second, beside the thread that waits. */
interface Ticker {
  Ticking start(Runnable tick);

  /** Ends the calls. */
  interface Ticking {
    void close();
  }

  /** By a thread that keeps no JVM alive. */
  static Ticking onThread(Runnable tick) {
    ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(Ticker::daemon);
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
