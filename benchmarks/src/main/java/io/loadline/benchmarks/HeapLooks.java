package io.loadline.benchmarks;

import java.util.concurrent.atomic.AtomicLong;

/** Looks again and again at what is alive on the heap while a run goes on, and keeps the largest. */
final class HeapLooks {
  private static final long DISTANCE_MILLIS = 500;

  private final AtomicLong largest = new AtomicLong(-1);

  private HeapLooks() {}

  /** Starts looking, so many times. */
  static HeapLooks start(int count) {
    HeapLooks looks = new HeapLooks();
    Thread thread = new Thread(() -> looks.look(count), "heap-looks");
    thread.setDaemon(true);
    thread.start();
    return looks;
  }

  /** In bytes; -1 when it was not looked at. */
  long largest() {
    return largest.get();
  }

  private void look(int count) {
    try {
      for (int i = 0; i < count; i++) {
        Thread.sleep(DISTANCE_MILLIS);
        largest.accumulateAndGet(Watch.liveHeapNow(), Math::max);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
