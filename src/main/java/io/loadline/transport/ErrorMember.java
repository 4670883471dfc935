package io.loadline.transport;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonBoolean;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;

/** The member {@code error} of an answer. */
final class ErrorMember {
  private ErrorMember() {}

  /** Whether it is there at the top, and more than null, false or empty. */
  static boolean isIn(JsonValue document) {
    JsonValue error = document instanceof JsonObject object ? object.members().get("error") : null;
    return error != null
        && !(error instanceof JsonNull)
        && !(error instanceof JsonBoolean bool && !bool.value())
        && !(error instanceof JsonString string && string.value().isEmpty())
        && !(error instanceof JsonArray array && array.elements().isEmpty())
        && !(error instanceof JsonObject object && object.members().isEmpty());
  }
}
