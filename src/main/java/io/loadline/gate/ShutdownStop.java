package io.loadline.gate;

import io.loadline.load.StopSignal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a run when the process is told to end (Ctrl-C, a cancelled CI job), and holds the process
 * until what was measured is written, for 15 s at most: on a busy machine, with a cluster to ask
 * once more, that takes some seconds.
 */
final class ShutdownStop {
  private static final long PATIENCE_SECONDS = 15;

  private final StopSignal stop = new StopSignal();
  private final CountDownLatch written = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stopAndWait, "loadline-shutdown");

  private ShutdownStop() {}

  static ShutdownStop install() {
    ShutdownStop shutdown = new ShutdownStop();
    Runtime.getRuntime().addShutdownHook(shutdown.hook);
    return shutdown;
  }

  StopSignal stop() {
    return stop;
  }

  /** The result is written. */
  void finished() {
    written.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is ending: the hook runs and is released by the latch
    }
  }

  private void stopAndWait() {
    stop.request();
    try {
      boolean done = written.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      System.getLogger(ShutdownStop.class.getName())
          .log(System.Logger.Level.DEBUG, "result written before the end: {0}", done);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
