package io.loadline.gate;

import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The pod of a gate, with the lock of this machine and the thread that reads its log. */
final class RunningWorker implements AutoCloseable {
  /** From the end of a pod to that of its log. */
  private static final long READING_MILLIS = 5_000;

  private final WorkerPod.Starter starter;
  private final Consumer<WorkerPod> reading;
  private final Consumer<String> say;
  private final Supplier<UUID> ids;
  private volatile @Nullable MachineLock lock;
  private volatile @Nullable WorkerPod pod;
  private volatile @Nullable Thread reader;
  private boolean stopped;

  /**
   * None runs yet.
   *
   * @param reading reads all that it writes, on a thread of its own
   */
  RunningWorker(ClusterParts parts, Consumer<WorkerPod> reading, Consumer<String> say) {
    this.starter = parts.workers();
    this.ids = parts.ids();
    this.reading = reading;
    this.say = say;
  }

  /**
   * Waits for the machine, as for a load from here, and starts the pod; a later run of this gate
   * removes what an earlier one has left.
   *
   * @param order by the owner of the lock; called when the machine is free
   */
  void start(Function<String, WorkerOrder> order) {
    try {
      MachineLock held = MachineLock.acquire(SelfChecking.lockFile(), say);
      lock = held;
      WorkerPod made = starter.start(order.apply(held.owner(ids)), say);
      pod = made;
      Thread thread = new Thread(() -> reading.accept(made), "loadline-worker-log");
      thread.setDaemon(true);
      thread.start();
      reader = thread;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while the worker was made");
    }
  }

  /** Once it was started. */
  WorkerPod pod() {
    return Objects.requireNonNull(pod);
  }

  synchronized void stopOnce() {
    WorkerPod made = pod;
    if (!stopped && made != null) {
      stopped = true;
      made.stop();
    }
  }

  /** It keeps the log at last. */
  private void awaitReader() {
    Thread thread = reader;
    try {
      if (thread != null) {
        thread.join(READING_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      WorkerPod made = pod;
      if (made != null) {
        made.close();
        awaitReader();
      }
    } finally {
      MachineLock held = lock;
      if (held != null) {
        held.close();
      }
    }
  }
}
