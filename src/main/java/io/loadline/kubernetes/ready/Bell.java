package io.loadline.kubernetes.ready;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waits for a time to pass, or for being rung. */
class Bell {
  private final Semaphore rung = new Semaphore(0);

  void ring() {
    rung.release();
  }

  /**
   * Returns when it was rung since the last wait.
   *
   * @param least to wait in any case, in nanoseconds, since changes come in swarms
   * @param most to wait
   */
  void await(long least, long most) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(Math.min(least, most));
    if (rung.tryAcquire(Math.max(0, most - least), TimeUnit.NANOSECONDS)) {
      rung.drainPermits();
    }
  }
}
