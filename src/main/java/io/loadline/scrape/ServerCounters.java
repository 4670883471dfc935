package io.loadline.scrape;

import io.loadline.plan.TimedPart;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * What a server had counted at one moment, or between two.
 *
 * @param requests that it answered well
 * @param nanos of these, all together; only of parts that it tells
 * @param stages how often each of its stages ran, where that shows whether a stage took several
 *     requests at once
 * @param busyNanos how long its instances computed, a batch counted once; 0 where it does not tell
 * @param ownNanos its own time of these requests, of which nobody knows whether their wait is in it
 */
record ServerCounters(
    long requests,
    Map<TimedPart, Long> nanos,
    Map<String, Long> stages,
    long busyNanos,
    long ownNanos) {
  /** Of what is told: 9 years in ns, of which so many processes as are asked can be added up. */
  static final long MOST = 1L << 58;

  static final ServerCounters NONE = new ServerCounters(0, Map.of(), Map.of(), 0, 0);

  ServerCounters {
    nanos = Map.copyOf(nanos);
    stages = Map.copyOf(stages);
  }

  /** The same, if each of it is a figure that a server can have counted. */
  ServerCounters bounded() throws ScrapeException {
    long largest =
        Stream.of(
                Stream.of(requests, busyNanos, ownNanos),
                nanos.values().stream(),
                stages.values().stream())
            .flatMap(each -> each)
            .mapToLong(Long::longValue)
            .max()
            .orElse(0);
    if (largest > MOST) {
      throw new ScrapeException("tells figures that are too large");
    }
    return this;
  }

  /** Of two processes. */
  ServerCounters plus(ServerCounters other) {
    return with(other, Math::addExact);
  }

  /** What was counted since; empty where a counter fell, so that it began anew meanwhile. */
  Optional<ServerCounters> minus(ServerCounters earlier) {
    ServerCounters since = with(earlier, Math::subtractExact);
    boolean fell =
        since.requests < 0
            || since.busyNanos < 0
            || since.ownNanos < 0
            || since.stages.values().stream().anyMatch(each -> each < 0)
            || since.nanos.values().stream().anyMatch(each -> each < 0);
    return fell ? Optional.empty() : Optional.of(since);
  }

  /**
   * Whether each stage that ran did so once for each request: a batch has its time once, and would
   * be held against the times of all its requests.
   */
  boolean isOneByOne() {
    return stages.isEmpty()
        || (stages.containsValue(requests)
            && stages.values().stream().allMatch(each -> each == 0 || each == requests));
  }

  private ServerCounters with(ServerCounters other, BinaryOperator<Long> sign) {
    Map<TimedPart, Long> times = new EnumMap<>(TimedPart.class);
    nanos.forEach(
        (part, each) -> times.put(part, sign.apply(each, other.nanos.getOrDefault(part, 0L))));
    other.nanos.forEach((part, each) -> times.computeIfAbsent(part, it -> sign.apply(0L, each)));
    Map<String, Long> runs = new HashMap<>();
    stages.forEach(
        (name, each) -> runs.put(name, sign.apply(each, other.stages.getOrDefault(name, 0L))));
    other.stages.forEach((name, each) -> runs.computeIfAbsent(name, it -> sign.apply(0L, each)));
    return new ServerCounters(
        sign.apply(requests, other.requests),
        times,
        runs,
        sign.apply(busyNanos, other.busyNanos),
        sign.apply(ownNanos, other.ownNanos));
  }
}
