package io.loadline.load;

import org.jspecify.annotations.Nullable;

/** A loop's thread; keeps what killed it. */
final class LoopThread extends Thread {
  private volatile @Nullable Throwable failure;

  LoopThread(int number, Runnable loop) {
    super(loop, "loadline-loop-" + number);
    setDaemon(true);
    setUncaughtExceptionHandler((thread, thrown) -> failure = thrown);
  }

  boolean hasFailed() {
    return failure != null;
  }

  /** Fails when the loop did: a fault of ours, never of the service. */
  void rethrow() {
    Throwable thrown = failure;
    if (thrown != null) {
      throw new IllegalStateException("a load loop failed: " + thrown, thrown);
    }
  }
}
