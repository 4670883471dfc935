package io.loadline.measure;

import io.loadline.result.AnswerNote;
import io.loadline.result.AttemptCounts;
import io.loadline.result.Exceedance;
import io.loadline.result.Outcome;
import io.loadline.result.OutcomeCounts;
import io.loadline.result.OutcomeCounts.Count;
import io.loadline.result.RequestCounts;
import io.loadline.transport.RequestStamps;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts outcomes and keeps the first of each kind. Only what is no success costs an allocation.
 */
final class OutcomeTally {
  private static final long HARMLESS_LAG = 1_000_000;

  private final Map<Outcome, Count> failures = new EnumMap<>(Outcome.class);
  private final Map<AnswerNote, Count> notes = new EnumMap<>(AnswerNote.class);
  private final AtomicLong successes = new AtomicLong();
  private final AtomicLong errors = new AtomicLong();
  private final long timeoutNanos;
  private long failuresSent;
  private long laggedTimeouts;
  private long refused;

  OutcomeTally(long timeoutNanos) {
    this.timeoutNanos = timeoutNanos;
  }

  void success() {
    successes.lazySet(successes.getPlain() + 1);
  }

  /** A fired request ended in another way. */
  void failure(Outcome outcome, RequestStamps stamps, Count one) {
    add(outcome, one);
    failuresSent += stamps.wasSent() ? 1 : 0;
    boolean lagged = stamps.lag() > Math.max(HARMLESS_LAG, timeoutNanos / 100);
    laggedTimeouts += outcome == Outcome.TIMEOUT && lagged ? 1 : 0;
  }

  /** One of those that fail was refused by the server. */
  void refused() {
    refused++;
  }

  /** Requests end in any order, so the first is the one that was intended first. */
  void add(Outcome outcome, Count some) {
    failures.merge(outcome, some, Count::plus);
    errors.lazySet(errors.getPlain() + some.count());
  }

  /** As {@link #add}, of a success that people should know something of. */
  void noted(AnswerNote note, long intendedNanos, String sample) {
    notes.merge(note, new Count(1, intendedNanos, sample), Count::plus);
  }

  /** May be read by any thread, as {@link #errors} may. */
  long successes() {
    return successes.get();
  }

  long errors() {
    return errors.get();
  }

  /** How many there were of each kind, beside successes that were counted elsewhere. */
  AttemptCounts counts(long succeeded, List<Exceedance> exceedances) {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    if (succeeded > 0) {
      counts.put(Outcome.SUCCESS, succeeded);
    }
    failures.forEach((outcome, count) -> counts.put(outcome, count.count()));
    return new AttemptCounts(counts, refused, exceedances);
  }

  RequestCounts snapshot(List<Exceedance> exceedances) {
    return snapshot(successes(), exceedances);
  }

  /** Beside successes that were counted elsewhere. */
  RequestCounts snapshot(long succeeded, List<Exceedance> exceedances) {
    Map<Outcome, Count> all = new EnumMap<>(Outcome.class);
    all.putAll(failures);
    if (succeeded > 0) {
      all.put(Outcome.SUCCESS, new Count(succeeded, 0, ""));
    }
    return new RequestCounts(
        failuresSent + succeeded,
        new OutcomeCounts(all, notes),
        laggedTimeouts,
        refused,
        exceedances);
  }

  void reset() {
    failures.clear();
    notes.clear();
    successes.lazySet(0);
    errors.lazySet(0);
    failuresSent = 0;
    laggedTimeouts = 0;
    refused = 0;
  }
}
