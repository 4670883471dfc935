package io.loadline.result;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * How many requests ended in which way.
 *
 * @param byOutcome only those that occurred, in the order of {@link Outcome}
 * @param notes on successful answers, only those that occurred; answers of the warm-up count too
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
public record OutcomeCounts(Map<Outcome, Count> byOutcome, Map<AnswerNote, Count> notes) {
  /**
   * One way to end, or one kind of note.
   *
   * @param count at least 1
   * @param firstNanos intended start of the first such request, from the start of the measurement;
   *     negative in the warm-up
   * @param sample what was seen of the first: status and start of the body, or what went wrong
   * @param firstIndex of the first in the schedule, from 0; {@link #UNKNOWN} for one that was not
   *     sent, or of the warm-up
   */
  public record Count(long count, long firstNanos, String sample, long firstIndex) {
    /** In place of the index of a request. */
    public static final long UNKNOWN = -1;

    /** Of requests whose index is {@link #UNKNOWN}. */
    public Count(long count, long firstNanos, String sample) {
      this(count, firstNanos, sample, UNKNOWN);
    }

    /** Whether the first of them has an index. */
    public boolean isKnown() {
      return firstIndex != UNKNOWN;
    }

    /** Both counts; requests end in any order, so the first is the one that was intended first. */
    public Count plus(Count other) {
      Count first = firstNanos <= other.firstNanos ? this : other;
      return new Count(count + other.count, first.firstNanos, first.sample, first.firstIndex);
    }
  }

  public OutcomeCounts {
    byOutcome = ordered(Outcome.class, byOutcome);
    notes = ordered(AnswerNote.class, notes);
  }

  /** Without a note on any answer. */
  public OutcomeCounts(Map<Outcome, Count> byOutcome) {
    this(byOutcome, Map.of());
  }

  /** The sums, of two parts of one run. */
  public OutcomeCounts plus(OutcomeCounts other) {
    return new OutcomeCounts(
        sum(byOutcome, other.byOutcome, Count::plus), sum(notes, other.notes, Count::plus));
  }

  /** The same counts, their samples changed. */
  public OutcomeCounts withSamples(UnaryOperator<String> change) {
    return new OutcomeCounts(changed(byOutcome, change), changed(notes, change));
  }

  private static <K> Map<K, Count> changed(Map<K, Count> counts, UnaryOperator<String> change) {
    Map<K, Count> changed = new HashMap<>(counts);
    changed.replaceAll(
        (key, each) ->
            new Count(
                each.count(), each.firstNanos(), change.apply(each.sample()), each.firstIndex()));
    return changed;
  }

  /** Kind by kind. */
  static <K, V> Map<K, V> sum(Map<K, V> left, Map<K, V> right, BinaryOperator<V> plus) {
    Map<K, V> sums = new HashMap<>(left);
    right.forEach((key, value) -> sums.merge(key, value, plus));
    return sums;
  }

  /** A copy that cannot be changed, in the order of the kinds. */
  static <K extends Enum<K>, V> Map<K, V> ordered(Class<K> kinds, Map<K, V> values) {
    EnumMap<K, V> ordered = new EnumMap<>(kinds);
    values.forEach((kind, value) -> ordered.put(kind, Objects.requireNonNull(value)));
    return Collections.unmodifiableMap(ordered);
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
