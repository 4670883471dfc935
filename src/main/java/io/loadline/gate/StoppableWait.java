package io.loadline.gate;

import io.loadline.load.StopSignal;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Waits for something that a worker says, and tells it to stop when the gate is to stop. */
final class StoppableWait {
  private static final long TICK_MILLIS = 50;

  /** What a worker has for writing its results after it was told to stop, and a bit. */
  private static final long STOPPING_SECONDS = 40;

  private final StopSignal stop;
  private final BooleanSupplier measuring;
  private final Runnable stopWorker;
  private long giveUpAt = Long.MAX_VALUE;

  /**
   * A wait that has not begun.
   *
   * @param measuring whether there is something that was measured, which is waited for even when
   *     the thread is interrupted
   * @param stopWorker called once when the gate is to stop
   */
  StoppableWait(StopSignal stop, BooleanSupplier measuring, Runnable stopWorker) {
    this.stop = stop;
    this.measuring = measuring;
    this.stopWorker = stopWorker;
  }

  /**
   * What was said. When the thread was interrupted meanwhile, its flag stays set.
   *
   * @throws InterruptedException when interrupted before anything was measured
   */
  <T> T await(CompletableFuture<T> awaited) throws InterruptedException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return awaited.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          tick();
        } catch (InterruptedException e) {
          if (!measuring.getAsBoolean()) {
            throw e;
          }
          interrupted = true;
          stop.request();
        }
      }
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void tick() {
    if (stop.isRequested() && giveUpAt == Long.MAX_VALUE) {
      giveUpAt = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOPPING_SECONDS);
      stopWorker.run();
    }
    if (giveUpAt != Long.MAX_VALUE && System.nanoTime() - giveUpAt > 0) {
      throw new CancellationException("the worker did not stop in time");
    }
  }

  private static RuntimeException rethrown(@Nullable Throwable cause) {
    return cause instanceof RuntimeException each ? each : new IllegalStateException(cause);
  }
}
