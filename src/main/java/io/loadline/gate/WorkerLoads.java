package io.loadline.gate;

import io.loadline.codec.WorkerMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** What a worker tells of the loads of its endpoints. Thread-safe. */
final class WorkerLoads {
  /** By endpoint; none counts as whole before the worker has said that it was all. */
  private final Map<Integer, WorkerMessage.Result> told = new HashMap<>();

  private final Map<Integer, List<WorkerMessage.Measured>> parts = new HashMap<>();
  private final List<CompletableFuture<WorkerLoad>> ends;

  /** Nothing has been told yet. */
  WorkerLoads(int endpoints) {
    ends =
        IntStream.range(0, endpoints).mapToObj(i -> new CompletableFuture<WorkerLoad>()).toList();
  }

  /** Ends when all is known of an endpoint that will be. */
  CompletableFuture<WorkerLoad> of(int endpoint) {
    return ends.get(endpoint);
  }

  synchronized void add(WorkerMessage.Result result) {
    told.put(result.endpoint(), result);
  }

  synchronized void add(WorkerMessage.Measured part) {
    parts.computeIfAbsent(part.endpoint(), each -> new ArrayList<>()).add(part);
  }

  /** All was told; a load without a result is lost when any was measured. */
  synchronized void endWhole(String loss) {
    boolean measured = !parts.isEmpty();
    for (int endpoint = 0; endpoint < ends.size(); endpoint++) {
      WorkerMessage.Result result = told.get(endpoint);
      if (result != null) {
        ends.get(endpoint).complete(new WorkerLoad(Optional.of(result), List.of(), ""));
      } else if (measured) {
        ends.get(endpoint).complete(lost(endpoint, loss));
      }
    }
  }

  /** Not all was told: what has come is what is left, when anything was measured. */
  synchronized void endLost(String loss) {
    if (!parts.isEmpty() || !told.isEmpty()) {
      for (int endpoint = 0; endpoint < ends.size(); endpoint++) {
        ends.get(endpoint).complete(lost(endpoint, loss));
      }
    }
  }

  private WorkerLoad lost(int endpoint, String loss) {
    return new WorkerLoad(
        Optional.ofNullable(told.get(endpoint)), parts.getOrDefault(endpoint, List.of()), loss);
  }

  /** Of a wait that is over nothing changes. */
  synchronized void fail(Throwable why) {
    ends.forEach(each -> each.completeExceptionally(why));
  }
}
