package io.loadline.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks at once and ends when all have ended: an only task on the calling thread, several each
 * on a thread of its own.
 */
final class TaskScope<T> {
  private static final long PAUSE_MILLIS = 20;

  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final List<Worker> workers = new ArrayList<>();

  /** One of the things. */
  @FunctionalInterface
  interface Task<T> {
    T run() throws InterruptedException;
  }

  private final class Worker extends Thread {
    private final Task<T> task;
    private volatile @Nullable T result;

    Worker(String name, Task<T> task) {
      super("loadline-" + name);
      this.task = task;
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        result = task.run();
      } catch (Throwable e) { // rethrown where it is waited for
        failures.add(e);
      }
    }
  }

  void add(String name, Task<T> task) {
    workers.add(new Worker(name, task));
  }

  /**
   * What came of each, in the order in which they were added. When the calling thread is
   * interrupted meanwhile and all have a result nevertheless, its flag stays set.
   *
   * @param cancel asks all to end soon: called when one of several fails, or the calling thread is
   *     interrupted while it waits for them
   * @throws InterruptedException when interrupted, so that some have no result
   */
  List<T> join(Consumer<List<? extends Thread>> cancel) throws InterruptedException {
    return workers.size() == 1 ? List.of(workers.get(0).task.run()) : joinAll(cancel);
  }

  private List<T> joinAll(Consumer<List<? extends Thread>> cancel) throws InterruptedException {
    workers.forEach(Thread::start);
    boolean interrupted = false;
    boolean cancelled = false;
    while (workers.stream().anyMatch(Thread::isAlive)) {
      interrupted |= !pause();
      if (!cancelled && (interrupted || !failures.isEmpty())) {
        cancelled = true;
        cancel.accept(workers);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    rethrow();
    List<T> results =
        workers.stream().map(worker -> worker.result).filter(Objects::nonNull).toList();
    if (results.size() < workers.size()) {
      Thread.interrupted();
      throw new InterruptedException();
    }
    return results;
  }

  /** Returns false when interrupted. */
  private boolean pause() {
    try {
      for (Worker worker : workers) {
        if (worker.isAlive()) {
          worker.join(PAUSE_MILLIS);
          break;
        }
      }
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  /** The first failure is the reason for those that follow; being told to end is none. */
  private void rethrow() {
    for (Throwable failure : failures) {
      if (failure instanceof RuntimeException e && !(e instanceof CancellationException)) {
        throw e;
      }
      if (failure instanceof Error e) {
        throw e;
      }
    }
  }
}
