package io.loadline.disturbance;

import java.util.ArrayList;
import java.util.List;

/** Threads that take all the processor time they can get, until closed. */
final class CpuHogs implements AutoCloseable {
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean over;

  CpuHogs(int count) {
    for (int i = 0; i < count; i++) {
      Thread thread = new Thread(this::work, "hog-" + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
  }

  private void work() {
    while (!over) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    over = true;
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
