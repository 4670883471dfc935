package io.loadline.transport.answer;

import io.loadline.result.AnswerNote;
import io.loadline.result.Outcome;
import io.loadline.transport.Answer;

/** What a server says in the events of one stream of how it went. Reused. */
final class StreamVerdict {
  private String error = "";
  private String stopped = "";
  private String notFinite = "";
  private FinishReason reason = FinishReason.NONE;

  void clear() {
    error = "";
    stopped = "";
    notFinite = "";
    reason = FinishReason.NONE;
  }

  void notFinite(GrowableBytes event) {
    notFinite = notFinite.isEmpty() ? "NaN or Infinity in an event: " + sample(event) : notFinite;
  }

  void failed(GrowableBytes event) {
    error = error.isEmpty() ? sample(event) : error;
  }

  /** An event that is JSON. */
  void said(GrowableBytes event, EventFacts facts) {
    if (facts.isError() || facts.isOfType("response.failed") || facts.isOfType("response.error")) {
      failed(event);
    }
    EventFinishReason found = facts.reason();
    if (found.weightiest().compareTo(reason) > 0) {
      reason = found.weightiest();
      stopped = reason.compareTo(FinishReason.LIMITED) > 0 ? found.text(event) : "";
    }
    if (facts.isOfType("response.incomplete") && found.weightiest() == FinishReason.NONE) {
      reason = reason.or(FinishReason.UNKNOWN);
      stopped = stopped.isEmpty() ? "response.incomplete without a reason" : stopped;
    }
  }

  boolean hasFailed() {
    return !error.isEmpty() || reason == FinishReason.BAD;
  }

  /**
   * What the answer amounts to if the server {@link #hasFailed}.
   *
   * @param after how far the stream was then, for people
   */
  Answer error(String after) {
    return error.isEmpty()
        ? reason.answer(stopped, "in the stream, " + after)
        : new Answer(Outcome.ERROR_BODY, "error in the stream, " + after + ": " + error);
  }

  /** What it amounts to if all else is well. */
  Answer success() {
    Answer answer = reason.answer(stopped, "");
    return answer.equals(Answer.SUCCESS) && !notFinite.isEmpty()
        ? Answer.noted(AnswerNote.NON_FINITE_NUMBER, notFinite)
        : answer;
  }

  static String sample(GrowableBytes event) {
    String shown = BodyBytes.sample(event.array(), event.length());
    return shown.isEmpty() ? "(empty)" : shown;
  }
}
