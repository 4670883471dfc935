package io.loadline.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/**
 * Looks at the JVM in the middle of a run: what is alive after a full collection, and what the
 * loops' threads have allocated meanwhile. Both are looked at from outside of the engine.
 */
final class Watch {
  private static final int ALLOCATION_SECONDS = 10;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private volatile long liveHeap = -1;
  private volatile double allocatedPerSecond = Double.NaN;

  private Watch() {}

  /**
   * Starts watching.
   *
   * @param seconds from now to the full collection; at least 10, in which the allocation is counted
   */
  static Watch start(Optional<Integer> seconds) {
    Watch watch = new Watch();
    seconds.ifPresent(
        after -> {
          Thread thread = new Thread(() -> watch.look(after), "watch");
          thread.setDaemon(true);
          thread.start();
        });
    return watch;
  }

  /** Bytes alive at that moment; -1 when it was not looked at. */
  long liveHeap() {
    return liveHeap;
  }

  /** Bytes a second that the loops allocated before; NaN when it was not looked at. */
  double allocatedPerSecond() {
    return allocatedPerSecond;
  }

  private void look(int seconds) {
    try {
      Thread.sleep((seconds - ALLOCATION_SECONDS) * 1000L);
      long began = System.nanoTime();
      long before = allocatedByLoops();
      Thread.sleep(ALLOCATION_SECONDS * 1000L);
      allocatedPerSecond = (allocatedByLoops() - before) * 1e9 / (System.nanoTime() - began);
      liveHeap = liveHeapNow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long allocatedByLoops() {
    long sum = 0;
    for (var info : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (info != null && info.getThreadName().startsWith("loadline-loop-")) {
        sum += threads.getThreadAllocatedBytes(info.getThreadId());
      }
    }
    return sum;
  }

  /** Twice, since the first collection may only make weak references ready to be dropped. */
  static long liveHeapNow() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
