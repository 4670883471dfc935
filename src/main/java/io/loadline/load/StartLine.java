package io.loadline.load;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where loops wait until all have opened their connections, to start at one moment. */
final class StartLine {
  private final CountDownLatch arrived;
  private final CompletableFuture<Timeline> go = new CompletableFuture<>();

  StartLine(int loops) {
    arrived = new CountDownLatch(loops);
  }

  /** For a loop: says that it is ready and waits for the others. */
  Timeline await() {
    arrived.countDown();
    return go.join();
  }

  /** For the engine: true when all loops are ready. */
  boolean isReady(long waitMillis) throws InterruptedException {
    return arrived.await(waitMillis, TimeUnit.MILLISECONDS);
  }

  void go(Timeline timeline) {
    go.complete(timeline);
  }

  /**
   * The fixed points of a run, on the clock of {@link System#nanoTime}.
   *
   * @param start of the warm-up
   * @param measurement start of the measurement; for a closed loop with a counted warm-up not known
   *     before, then the start
   * @param hardEnd when the run is ended by force
   */
  record Timeline(long start, long measurement, long hardEnd) {}
}
