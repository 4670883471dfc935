package io.loadline.report;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import java.util.function.UnaryOperator;

/**
 * Takes secrets out of a whole document. Each string is masked before it is written, since a quote
 * in a secret looks different afterwards.
 */
final class MaskedDocument {
  private MaskedDocument() {}

  static JsonValue document(JsonValue value, UnaryOperator<String> mask) {
    if (value instanceof JsonString string) {
      return new JsonString(mask.apply(string.value()));
    }
    if (value instanceof JsonArray array) {
      return new JsonArray(array.elements().stream().map(e -> document(e, mask)).toList());
    }
    return value instanceof JsonObject object ? object(object, mask).toObject() : value;
  }

  static JsonMembers object(JsonObject object, UnaryOperator<String> mask) {
    JsonMembers fields = new JsonMembers();
    object.members().forEach((name, member) -> fields.value(name, document(member, mask)));
    return fields;
  }
}
