package io.loadline.gate;

import io.loadline.codec.WorkerMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** What a worker tells of the loads of its endpoints. Thread-safe. */
final class WorkerLoads {
  private static final CompletableFuture<WorkerLoad> TAKEN =
      CompletableFuture.completedFuture(new WorkerLoad(Optional.empty(), List.of(), ""));

  /** By endpoint; none counts as whole before the worker has said that it was all. */
  private final Map<Integer, WorkerMessage.Result> told = new HashMap<>();

  private final Map<Integer, KeptParts> parts = new HashMap<>();
  private final List<CompletableFuture<WorkerLoad>> ends = new ArrayList<>();
  private final Map<Integer, Consumer<WorkerLoad>> takers = new HashMap<>();
  private final boolean alone;
  private final int mostSlices;

  /**
   * Nothing has been told yet.
   *
   * @param alone whether a load of which nothing was measured is a failure, and no lost one
   * @param mostSlices that are kept of each endpoint
   */
  WorkerLoads(int endpoints, boolean alone, int mostSlices) {
    this.alone = alone;
    this.mostSlices = mostSlices;
    IntStream.range(0, endpoints).forEach(i -> ends.add(new CompletableFuture<>()));
  }

  /** Ends when all is known of an endpoint that will be. */
  synchronized CompletableFuture<WorkerLoad> of(int endpoint) {
    return ends.get(endpoint);
  }

  /** Gives it away when all is known of it that will be, and keeps it no longer. */
  synchronized void take(int endpoint, Consumer<WorkerLoad> taker) {
    if (ends.get(endpoint).isDone()) {
      WorkerLoad load = ends.set(endpoint, TAKEN).join();
      taker.accept(load);
    } else {
      takers.put(endpoint, taker);
    }
  }

  /** Of one that has ended nothing changes. */
  private void end(int endpoint, WorkerLoad load) {
    Consumer<WorkerLoad> taker = takers.get(endpoint);
    if (taker == null) {
      ends.get(endpoint).complete(load);
    } else if (!ends.get(endpoint).isDone()) {
      ends.set(endpoint, TAKEN);
      taker.accept(load);
    }
  }

  synchronized void add(WorkerMessage.Result result) {
    told.put(result.endpoint(), result);
  }

  synchronized void add(WorkerMessage.Measured part) {
    parts.computeIfAbsent(part.endpoint(), each -> new KeptParts(mostSlices)).add(part);
  }

  /**
   * Nothing more is told. A load without a result is lost when any was measured.
   *
   * @param whole whether all was told, so that results count as they are
   */
  synchronized void end(boolean whole, String loss) {
    boolean measured = !parts.isEmpty() || (!whole && !told.isEmpty());
    for (int endpoint = 0; whole && endpoint < ends.size(); endpoint++) {
      WorkerMessage.Result result = told.get(endpoint);
      if (result != null) {
        end(endpoint, new WorkerLoad(Optional.of(result), List.of(), ""));
      }
    }
    if (measured || !alone) {
      endLost(loss);
    }
  }

  /** What has come is all that is waited for, once anything was measured. */
  synchronized void giveUp(String why) {
    if (!alone || !parts.isEmpty() || !told.isEmpty()) {
      endLost(why);
    }
  }

  private void endLost(String loss) {
    for (int endpoint = 0; endpoint < ends.size(); endpoint++) {
      end(endpoint, lost(endpoint, loss));
    }
    told.clear();
    parts.clear();
  }

  private WorkerLoad lost(int endpoint, String loss) {
    KeptParts kept = parts.get(endpoint);
    return new WorkerLoad(
        Optional.ofNullable(told.get(endpoint)), kept == null ? List.of() : kept.all(), loss);
  }

  /** Of a wait that is over nothing changes. */
  synchronized void fail(Throwable why) {
    if (alone) {
      ends.forEach(each -> each.completeExceptionally(why));
    } else {
      endLost(String.valueOf(why.getMessage()).lines().findFirst().orElse(""));
    }
  }
}
