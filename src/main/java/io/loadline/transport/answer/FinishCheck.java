package io.loadline.transport.answer;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Looks in the plain JSON answer of a language model for the reason for which the model stopped: in
 * a 200 it may be that the server gave up. Bodies that name none are not parsed. Immutable.
 */
final class FinishCheck {
  /** The end of {@code finish_reason} and {@code stop_reason}. */
  private static final byte[] KEY = "_reason\"".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] FINISH = "\"finish".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] STOP = "\"stop".getBytes(StandardCharsets.US_ASCII);

  /** Where in {@link #KEY} a byte stands, each of which is there but once; -1 for all others. */
  private static final int[] OFFSETS = offsets();

  private final boolean responses;

  /**
   * A check.
   *
   * @param protocol of streams at the same address
   */
  FinishCheck(StreamProtocol protocol) {
    this.responses = protocol == StreamProtocol.RESPONSES;
  }

  private static int[] offsets() {
    int[] offsets = new int[256];
    Arrays.fill(offsets, -1);
    for (int i = 0; i < KEY.length; i++) {
      offsets[KEY[i]] = i;
    }
    return offsets;
  }

  /** Whether a body has such a key; looks at every eighth byte, of which each key has one. */
  static boolean isNamedIn(byte[] body, int length) {
    for (int at = KEY.length - 1; at < length; at += KEY.length) {
      int offset = OFFSETS[body[at] & 0xff];
      if (offset >= 0 && isKeyAt(body, length, at - offset)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isKeyAt(byte[] body, int length, int start) {
    int end = start + KEY.length;
    return end <= length
        && endsAt(KEY, body, end)
        && (endsAt(FINISH, body, start) || endsAt(STOP, body, start));
  }

  private static boolean endsAt(byte[] word, byte[] body, int end) {
    int from = end - word.length;
    boolean same = from >= 0;
    for (int i = word.length - 1; same && i >= 0; i--) {
      same = body[from + i] == word[i];
    }
    return same;
  }

  /**
   * What an answer amounts to with the reason in its body.
   *
   * @param read what it amounts to without; an error of it gives way to a bad reason, which says
   *     more
   * @param body holds it in its first {@code length} bytes
   */
  Answer judge(Answer read, int status, byte[] body, int length) {
    if (status / 100 != 2 || !(responses || isNamedIn(body, length))) {
      return read;
    }
    Answer stopped = stopped(status, body, length);
    boolean says = stopped.outcome() != Outcome.SUCCESS || stopped.note() != null;
    boolean may = stopped.outcome() != Outcome.SUCCESS || read.outcome() == Outcome.SUCCESS;
    return says && may ? stopped : read;
  }

  private static Answer stopped(int status, byte[] body, int length) {
    try {
      AnswerFinishReason said = new AnswerFinishReason();
      JsonValue document = Json.parse(body, 0, length);
      if (document instanceof JsonArray answers) {
        answers.elements().forEach(answer -> read(answer, said));
      } else {
        read(document, said);
      }
      return said.answer(BodyBytes.detail(status, body, length));
    } catch (JsonException e) {
      return Answer.SUCCESS;
    }
  }

  private static void read(JsonValue answer, AnswerFinishReason said) {
    if (answer instanceof JsonObject document) {
      read(document, said);
    }
  }

  private static void read(JsonObject document, AnswerFinishReason said) {
    if (document.members().get("choices") instanceof JsonArray choices) {
      // vLLM has a stop_reason beside it, which is any text that the user named as a stop.
      choices.elements().forEach(choice -> said.reason("finish_reason", choice));
    }
    if (is(document, "type", "message") || is(document, "type", "completion")) {
      said.reason("stop_reason", document);
    }
    if (is(document, "object", "response")) {
      said.badReason("status", document);
      said.reason("reason", document.members().get("incomplete_details"));
      if (is(document, "status", "incomplete") && !hasReason(document)) {
        said.incomplete("status \"incomplete\" without a reason");
      }
    }
    // SGLang's own protocol.
    said.reason("finish_reason", document.members().get("meta_info"));
    said.badReason("finish_reason", document);
    said.badReason("stop_reason", document);
  }

  private static boolean hasReason(JsonObject response) {
    return response.members().get("incomplete_details") instanceof JsonObject details
        && details.members().containsKey("reason");
  }

  private static boolean is(JsonObject document, String key, String text) {
    JsonValue value = document.members().get(key);
    return value instanceof JsonString string && string.value().equals(text);
  }
}
