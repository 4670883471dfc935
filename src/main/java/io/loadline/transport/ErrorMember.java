package io.loadline.transport;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonBoolean;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;

/** The member {@code error} of an answer that was decoded. */
final class ErrorMember {
  private ErrorMember() {}

  /** Whether it is there at the top, or in an element of an array, and more than null or empty. */
  static boolean isIn(JsonValue document) {
    return document instanceof JsonArray array
        ? array.elements().stream().anyMatch(ErrorMember::isMember)
        : isMember(document);
  }

  private static boolean isMember(JsonValue value) {
    JsonValue error = value instanceof JsonObject object ? object.members().get("error") : null;
    return error != null
        && !(error instanceof JsonNull)
        && !(error instanceof JsonBoolean bool && !bool.value())
        && !(error instanceof JsonNumber number && number.value().signum() == 0)
        && !(error instanceof JsonString string && string.value().isEmpty())
        && !(error instanceof JsonArray array && array.elements().isEmpty())
        && !(error instanceof JsonObject object && object.members().isEmpty());
  }
}
