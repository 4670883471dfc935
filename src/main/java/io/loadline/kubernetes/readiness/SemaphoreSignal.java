package io.loadline.kubernetes.readiness;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A signal between threads, on the machine's clock. */
final class SemaphoreSignal implements WakeSignal {
  private final Semaphore rung = new Semaphore(0);

  @Override
  public void raise() {
    rung.release();
  }

  @Override
  public void await(long least, long most) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(Math.min(least, most));
    if (rung.tryAcquire(Math.max(0, most - least), TimeUnit.NANOSECONDS)) {
      rung.drainPermits();
    }
  }
}
