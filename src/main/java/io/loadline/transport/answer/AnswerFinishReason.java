package io.loadline.transport.answer;

import io.loadline.json.Json;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.transport.Answer;
import org.jspecify.annotations.Nullable;

/** The weightiest of the reasons for which a model stopped, found in one answer. */
final class AnswerFinishReason {
  private FinishReason worst = FinishReason.NONE;
  private String said = "";

  /** The member of this name is a reason, where it is there. */
  void reason(String key, @Nullable JsonValue in) {
    found(key, in, FinishReason.LIMITED);
  }

  /** The same of a place where only a bad one is sure to be a reason at all. */
  void badReason(String key, JsonValue in) {
    found(key, in, FinishReason.UNKNOWN);
  }

  private void found(String key, @Nullable JsonValue in, FinishReason harmless) {
    JsonValue value = in instanceof JsonObject object ? object.members().get(key) : null;
    if (value == null || value instanceof JsonNull) {
      return;
    }
    FinishReason reason = read(value);
    if (reason.compareTo(harmless) > 0 && reason.compareTo(worst) > 0) {
      worst = reason;
      said = BodyBytes.line(key + " " + Json.compact(value));
    }
  }

  /** SGLang writes an object whose {@code type} is the reason. */
  private static FinishReason read(JsonValue value) {
    JsonValue reason = value instanceof JsonObject object ? object.members().get("type") : value;
    return reason instanceof JsonString text ? FinishReason.of(text.value()) : FinishReason.UNKNOWN;
  }

  /** The answer is not whole, and nothing says why. */
  void incomplete(String text) {
    if (worst == FinishReason.NONE) {
      worst = FinishReason.UNKNOWN;
      said = text;
    }
  }

  Answer answer(String seen) {
    return worst.answer(said, seen);
  }
}
