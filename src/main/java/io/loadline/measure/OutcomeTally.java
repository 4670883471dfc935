package io.loadline.measure;

import io.loadline.result.AnswerNote;
import io.loadline.result.Outcome;
import io.loadline.result.OutcomeCounts;
import io.loadline.result.OutcomeCounts.Count;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts outcomes and keeps the first of each kind. Only what is no success costs an allocation.
 */
final class OutcomeTally {
  private final Map<Outcome, Count> failures = new EnumMap<>(Outcome.class);
  private final Map<AnswerNote, Count> notes = new EnumMap<>(AnswerNote.class);
  private long successes;

  void success() {
    successes++;
  }

  /** Requests end in any order, so the first is the one that was intended first. */
  void add(long count, Outcome outcome, long intendedNanos, String sample) {
    failures.merge(outcome, new Count(count, intendedNanos, sample), Count::plus);
  }

  /** As {@link #add}, of a success that people should know something of. */
  void noted(AnswerNote note, long intendedNanos, String sample) {
    notes.merge(note, new Count(1, intendedNanos, sample), Count::plus);
  }

  static OutcomeCounts merge(List<OutcomeTally> tallies) {
    Map<Outcome, Count> merged = new EnumMap<>(Outcome.class);
    Map<AnswerNote, Count> noted = new EnumMap<>(AnswerNote.class);
    for (OutcomeTally tally : tallies) {
      if (tally.successes > 0) {
        merged.merge(Outcome.SUCCESS, new Count(tally.successes, 0, ""), Count::plus);
      }
      tally.failures.forEach((outcome, count) -> merged.merge(outcome, count, Count::plus));
      tally.notes.forEach((note, count) -> noted.merge(note, count, Count::plus));
    }
    return new OutcomeCounts(merged, noted);
  }
}
