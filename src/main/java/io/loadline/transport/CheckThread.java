package io.loadline.transport;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Judges answers that take long to look at, beside the loops of a transport: one at a time, and no
 * more than {@value #BUDGET} bytes of them are waiting. Its thread ends when there is nothing to
 * do. Thread-safe.
 */
public final class CheckThread {
  /** 32 MiB: answers of the largest size that is kept, four of them. */
  static final long BUDGET = 32L * 1024 * 1024;

  private static final long KEEP_SECONDS = 10;

  private final AtomicLong held = new AtomicLong();
  private final ThreadPoolExecutor executor;

  public CheckThread() {
    executor =
        new ThreadPoolExecutor(
            1, 1, KEEP_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), CheckThread::thread);
    executor.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "loadline-checks");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Does some work on an answer, after all that was given before.
   *
   * @param bytes what the answer holds in memory until they are released
   * @return false when too much waits already; then nothing is done
   */
  boolean submit(long bytes, Runnable work) {
    if (held.addAndGet(bytes) > BUDGET) {
      held.addAndGet(-bytes);
      return false;
    }
    executor.execute(work);
    return true;
  }

  /** What was submitted holds its bytes no more. */
  void release(long bytes) {
    held.addAndGet(-bytes);
  }
}
