package io.loadline.report;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.result.AnswerNote;
import io.loadline.result.OutcomeCounts;
import io.loadline.result.OutcomeCounts.Count;
import java.util.List;

/** What people should know of successful answers, as sentences and as JSON. */
final class AnswerNotes {
  private AnswerNotes() {}

  /**
   * A sentence a kind of note: {@code the output holds NaN or Infinity: 3 answers, first at ..}.
   */
  static List<String> of(OutcomeCounts outcomes) {
    return outcomes.notes().entrySet().stream()
        .map(entry -> sentence(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static String sentence(AnswerNote note, Count count) {
    String answers = count.count() == 1 ? " answer, " : " answers, the first ";
    String when =
        count.firstNanos() < 0 ? "in the warm-up" : "at " + NumberText.seconds(count.firstNanos());
    String sample = RunLines.oneLine(count.sample());
    String whole = note.meaning() + ": " + count.count() + answers + when;
    return sample.isEmpty() ? whole : whole + ": " + sample;
  }

  /** By the id of the note. */
  static JsonObject json(OutcomeCounts outcomes) {
    JsonMembers fields = new JsonMembers();
    outcomes.notes().forEach((note, count) -> fields.value(note.id(), json(count)));
    return fields.toObject();
  }

  private static JsonValue json(Count count) {
    JsonMembers fields = new JsonMembers().integer("count", count.count());
    if (count.firstNanos() >= 0) {
      fields.millis("first_ms", count.firstNanos());
    }
    return fields.text("sample", count.sample()).toObject();
  }
}
