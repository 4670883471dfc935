package io.loadline.gate;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The pods of a gate, with the lock of this machine and the threads that read their logs. */
final class RunningWorkers implements AutoCloseable {
  /** From the end of a pod to that of its log. */
  private static final long READING_MILLIS = 5_000;

  private final WorkerPods.Starter starter;
  private final Consumer<WorkerPod> reading;
  private final Consumer<String> say;
  private final Supplier<UUID> ids;
  private volatile @Nullable MachineLock lock;
  private final List<Thread> readers = new CopyOnWriteArrayList<>();
  private volatile @Nullable WorkerPods pods;
  private boolean stopped;

  /**
   * None runs yet.
   *
   * @param reading reads all that one writes, on a thread of its own
   */
  RunningWorkers(ClusterParts parts, Consumer<WorkerPod> reading, Consumer<String> say) {
    this.starter = parts.workers();
    this.ids = parts.ids();
    this.reading = reading;
    this.say = say;
  }

  /**
   * Waits for the machine, as for a load from here, and starts the pods; a later run of this gate
   * removes what an earlier one has left.
   *
   * @param order by the owner of the lock; called when the machine is free
   */
  void start(Function<String, WorkerOrder> order) {
    try {
      MachineLock held = MachineLock.acquire(SelfChecking.lockFile(), say);
      lock = held;
      WorkerOrder known = order.apply(held.owner(ids));
      WorkerPods made = starter.start(known, say);
      pods = made;
      for (int i = 0; i < known.work().workers(); i++) {
        WorkerPod pod = made.pod(i);
        Thread thread = new Thread(() -> reading.accept(pod), "loadline-worker-log-" + i);
        thread.setDaemon(true);
        thread.start();
        readers.add(thread);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while the worker was made");
    }
  }

  synchronized void stopOnce() {
    WorkerPods made = pods;
    if (!stopped && made != null) {
      stopped = true;
      made.stop();
    }
  }

  /** They keep the logs at last. */
  private void awaitReaders() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(READING_MILLIS);
    try {
      for (Thread each : readers) {
        each.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      WorkerPods made = pods;
      if (made != null) {
        made.close();
        awaitReaders();
      }
    } finally {
      MachineLock held = lock;
      if (held != null) {
        held.close();
      }
    }
  }
}
