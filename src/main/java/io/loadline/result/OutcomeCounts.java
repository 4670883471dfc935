package io.loadline.result;

import java.util.EnumMap;
import java.util.Map;

/**
 * How many requests ended in which way.
 *
 * @param byOutcome only those that occurred, in the order of {@link Outcome}
 */
public record OutcomeCounts(Map<Outcome, Count> byOutcome) {
  /**
   * One way to end.
   *
   * @param count at least 1
   * @param firstNanos intended start of the first such request, from the start of the measurement
   * @param sample what was seen of the first: status and start of the body, or what went wrong
   */
  public record Count(long count, long firstNanos, String sample) {}

  public OutcomeCounts {
    EnumMap<Outcome, Count> ordered = new EnumMap<>(Outcome.class);
    ordered.putAll(byOutcome);
    byOutcome = java.util.Collections.unmodifiableMap(ordered);
  }

  public long of(Outcome outcome) {
    Count count = byOutcome.get(outcome);
    return count == null ? 0 : count.count();
  }

  public long total() {
    return byOutcome.values().stream().mapToLong(Count::count).sum();
  }

  public long successes() {
    return of(Outcome.SUCCESS);
  }

  /** Everything but successes, requests that were never sent among them. */
  public long errors() {
    return total() - successes();
  }
}
