package io.loadline.transport;

import io.loadline.result.AnswerNote;
import io.loadline.result.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What a whole answer amounts to.
 *
 * @param detail what was seen, on one line; empty for a success without a note
 * @param note what people should know of a success all the same; null for nothing
 */
public record Answer(Outcome outcome, String detail, @Nullable AnswerNote note) {
  /** The one success, so that it costs no allocation. */
  public static final Answer SUCCESS = new Answer(Outcome.SUCCESS, "");

  /** An answer without a note. */
  public Answer(Outcome outcome, String detail) {
    this(outcome, detail, null);
  }

  /** A success of which people should know something. */
  public static Answer noted(AnswerNote note, String sample) {
    return new Answer(Outcome.SUCCESS, sample, note);
  }
}
