package io.loadline.gate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * Does one thing with each of many workers, with some of them at once.
 *
 * @param threads how many at once; with 1 it is the calling thread that does it
 */
record EachAtOnce(int threads) {
  /** What is done with a worker. */
  @FunctionalInterface
  interface Task<T> {
    T run(int worker) throws IOException;
  }

  /** How many there are for each thread, one after the other. */
  long rounds(int workers) {
    return (workers + threads - 1L) / threads;
  }

  /**
   * What came of it, by worker.
   *
   * @param failures gets the reason of each that failed, one line
   */
  <T> Map<Integer, T> of(List<Integer> workers, Task<T> task, Map<Integer, String> failures)
      throws InterruptedException {
    Map<Integer, T> results = new TreeMap<>();
    List<Callable<T>> calls = new ArrayList<>();
    workers.forEach(worker -> calls.add(() -> task.run(worker)));
    List<Future<T>> done = done(calls);
    for (int i = 0; i < done.size(); i++) {
      try {
        results.put(workers.get(i), done.get(i).get());
      } catch (ExecutionException e) {
        Throwable cause = e.getCause();
        failures.put(workers.get(i), cause == null ? e.toString() : text(cause));
      }
    }
    return results;
  }

  private static String text(Throwable failure) {
    String message = failure.getMessage();
    return failure instanceof IOException && message != null ? message : failure.toString();
  }

  private <T> List<Future<T>> done(List<Callable<T>> calls) throws InterruptedException {
    if (threads == 1) {
      List<Future<T>> all = new ArrayList<>();
      for (Callable<T> each : calls) {
        FutureTask<T> now = new FutureTask<>(each);
        now.run();
        all.add(now);
      }
      return all;
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads, EachAtOnce::thread);
    try {
      return pool.invokeAll(calls);
    } finally {
      pool.shutdownNow();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "loadline-workers");
    thread.setDaemon(true);
    return thread;
  }
}
