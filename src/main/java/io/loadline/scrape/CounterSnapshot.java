package io.loadline.scrape;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The counters of all processes of a server at one moment.
 *
 * @param askedNanos when they were asked for: they hold what was counted by then, and maybe more
 * @param atNanos when they had come, and hold no more than what was counted by then
 * @param counters in the order of the processes
 */
record CounterSnapshot(long askedNanos, long atNanos, List<ServerCounters> counters) {
  CounterSnapshot {
    counters = List.copyOf(counters);
  }

  CounterSnapshot at(long nanos) {
    return new CounterSnapshot(nanos, nanos, counters);
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
