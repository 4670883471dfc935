package io.loadline.scrape;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The counters of all processes of a server at one moment.
 *
 * @param askedNanos when the first of them was asked for
 * @param atNanos when they had come
 * @param counters in the order of the processes
 */
record CounterSnapshot(long askedNanos, long atNanos, List<ServerCounters> counters) {
  CounterSnapshot {
    counters = List.copyOf(counters);
  }

  CounterSnapshot at(long nanos) {
    return new CounterSnapshot(askedNanos, nanos, counters);
  }

  /** Process by process; empty where one began anew. */
  Optional<List<ServerCounters>> since(CounterSnapshot earlier) {
    List<ServerCounters> all =
        IntStream.range(0, counters.size())
            .mapToObj(i -> counters.get(i).minus(earlier.counters.get(i)))
            .flatMap(Optional::stream)
            .toList();
    return all.size() == counters.size() ? Optional.of(all) : Optional.empty();
  }

  /** Over all processes; what fell counts as nothing. */
  ServerCounters sum(CounterSnapshot earlier) {
    return since(earlier).orElse(List.of()).stream()
        .reduce(ServerCounters.NONE, ServerCounters::plus);
  }
}
