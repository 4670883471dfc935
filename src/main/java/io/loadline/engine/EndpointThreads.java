package io.loadline.engine;

import io.loadline.load.StopSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does something for each endpoint at once, each on a thread of its own. */
final class EndpointThreads implements AutoCloseable {
  private static final long TICK_MILLIS = 50;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final StopSignal stop;

  /** Threads that have nothing to do yet. */
  EndpointThreads(StopSignal stop) {
    this.stop = stop;
  }

  /**
   * What came of each, in their order. The first that fails interrupts the others.
   *
   * @throws CancellationException when it was told to stop meanwhile
   */
  <T> List<T> orNone(List<Callable<T>> tasks) throws InterruptedException {
    CompletionService<T> ended = new ExecutorCompletionService<>(threads);
    List<Future<T>> all = tasks.stream().map(ended::submit).toList();
    try {
      for (int left = all.size(); left > 0; ) {
        Future<T> next = ended.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
        if (next != null) {
          result(next);
          left--;
        } else if (stop.isRequested()) {
          throw new CancellationException("told to stop");
        }
      }
    } finally {
      all.forEach(each -> each.cancel(true));
    }
    return results(all);
  }

  /** What came of each, in their order. The first that fails tells the others to stop. */
  <T> List<T> all(List<Callable<T>> tasks) throws InterruptedException {
    CompletionService<T> ended = new ExecutorCompletionService<>(threads);
    List<Future<T>> all = tasks.stream().map(ended::submit).toList();
    for (int left = all.size(); left > 0; left--) {
      Future<T> next = ended.take();
      try {
        result(next);
      } catch (RuntimeException | Error e) {
        stop.request();
      }
    }
    return results(all);
  }

  private static <T> List<T> results(List<Future<T>> ended) throws InterruptedException {
    List<T> results = new ArrayList<>();
    for (Future<T> each : ended) {
      results.add(result(each));
    }
    return results;
  }

  private static <T> T result(Future<T> ended) throws InterruptedException {
    try {
      return ended.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
