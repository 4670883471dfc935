package io.loadline.transport.answer;

import io.loadline.result.AnswerNote;
import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import java.nio.charset.StandardCharsets;

/**
 * What the reason for which a model says that it stopped makes of its answer; the later constant
 * outweighs the earlier one. Upper and lower case are the same.
 */
enum FinishReason {
  /** None is given, or not yet; some servers write null as a text. */
  NONE("null"),
  /** The model came to its end, and made one token for that which has no text. */
  ENDED(
      "stop",
      "stop_sequence",
      "end_turn",
      "pause_turn",
      "eos",
      "eos_token",
      "tool_calls",
      "tool_use",
      "function_call",
      "complete",
      "completed"),
  /** The answer has as many tokens as were asked for, or as there is room for. */
  LIMITED(
      "length",
      "max_tokens",
      "max_output_tokens",
      "max_length",
      "model_length",
      "model_context_window_exceeded"),
  /** Something was left out of the answer, or the model refused to say it. */
  FILTERED(
      "content_filter",
      "content_filtered",
      "refusal",
      "safety",
      "sensitive",
      "guardrail_intervened"),
  /** None of these: a success, with a note. */
  UNKNOWN,
  /** The server gave up: no success. */
  BAD(
      "abort",
      "aborted",
      "cancel",
      "canceled",
      "cancelled",
      "error",
      "fail",
      "failed",
      "insufficient_system_resource",
      "internal_error",
      "network_error",
      "overloaded",
      "preempt",
      "preempted",
      "server_error",
      "timeout");

  private static final FinishReason[] ALL = values();

  @SuppressWarnings("ImmutableEnumChecker") // never changed, and read byte by byte
  private final byte[][] words;

  FinishReason(String... words) {
    this.words = new byte[words.length][];
    for (int i = 0; i < words.length; i++) {
      this.words[i] = words[i].getBytes(StandardCharsets.US_ASCII);
    }
  }

  /** The reason that a text is; the empty one is none. */
  static FinishReason of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return of(bytes, 0, bytes.length);
  }

  /** As {@link #of(String)}, of the text from {@code from} to {@code to}; allocates nothing. */
  static FinishReason of(byte[] in, int from, int to) {
    if (from == to) {
      return NONE;
    }
    for (FinishReason reason : ALL) {
      for (byte[] word : reason.words) {
        if (isAt(word, in, from, to)) {
          return reason;
        }
      }
    }
    return UNKNOWN;
  }

  private static boolean isAt(byte[] word, byte[] in, int from, int to) {
    boolean same = to - from == word.length;
    for (int i = 0; same && i < word.length; i++) {
      byte b = in[from + i];
      same = word[i] == (b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b);
    }
    return same;
  }

  /** The one that weighs more. */
  FinishReason or(FinishReason other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /**
   * What an answer amounts to that is a success otherwise.
   *
   * @param said the member and its value, {@code finish_reason "abort"} say
   * @param seen of a bad answer, for people
   */
  Answer answer(String said, String seen) {
    return switch (this) {
      case BAD -> new Answer(Outcome.ERROR_BODY, said + ", " + seen);
      case FILTERED -> Answer.noted(AnswerNote.CONTENT_FILTER, said);
      case UNKNOWN -> Answer.noted(AnswerNote.UNKNOWN_FINISH_REASON, said);
      default -> Answer.SUCCESS;
    };
  }
}
