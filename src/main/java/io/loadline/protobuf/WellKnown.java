package io.loadline.protobuf;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonBoolean;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.protobuf.wire.MalformedMessage;
import java.util.Map;
import java.util.Set;

/**
 * Messages of {@code google.protobuf} that JSON writes in a way of their own. Here they are turned
 * into what any other message with their fields would be, and back.
 */
final class WellKnown {
  private static final String PACKAGE = "google.protobuf.";
  private static final String VALUE = PACKAGE + "Value";
  private static final Set<String> WRAPPERS =
      Set.of(
          "DoubleValue",
          "FloatValue",
          "Int64Value",
          "UInt64Value",
          "Int32Value",
          "UInt32Value",
          "BoolValue",
          "StringValue",
          "BytesValue");
  private static final Set<String> OTHERS =
      Set.of("Any", "Duration", "FieldMask", "ListValue", "Struct", "Timestamp", "Value");

  private WellKnown() {}

  /** Whether its JSON may be something else than an object of its fields. */
  static boolean isSpecial(String message) {
    String simple = simple(message);
    return WRAPPERS.contains(simple) || OTHERS.contains(simple);
  }

  private static String simple(String message) {
    return message.startsWith(PACKAGE) ? message.substring(PACKAGE.length()) : "";
  }

  /** Whether null is a value of it, and not the lack of one. */
  static boolean takesNull(Field field) {
    return field.typeName().equals(VALUE) || field.typeName().equals(PACKAGE + "NullValue");
  }

  /** From its own JSON to that of its fields; anything else stays as it is. */
  static JsonValue toPlain(JsonValue json, String message, String at, JsonEncoder encoder) {
    String simple = simple(message);
    if (WRAPPERS.contains(simple)) {
      return object("value", json);
    }
    try {
      return switch (simple) {
        case "Any" -> AnyJson.toPlain(json, encoder);
        case "Duration" -> TimeJson.duration(json);
        case "Timestamp" -> TimeJson.timestamp(json);
        case "FieldMask" -> FieldMaskJson.toPlain(json);
        case "ListValue" -> object("values", json);
        case "Struct" -> object("fields", json);
        case "Value" -> value(json);
        default -> json;
      };
    } catch (MisfitException e) {
      throw JsonEncoder.misfit(at, JsonEncoder.shown(json) + " " + e.getMessage());
    }
  }

  /** From the JSON of its fields to its own; anything else stays as it is. */
  static JsonValue fromPlain(JsonObject plain, String message, JsonDecoder decoder)
      throws MalformedMessage {
    String simple = simple(message);
    if (WRAPPERS.contains(simple)) {
      return member(plain, "value");
    }
    return switch (simple) {
      case "Any" -> AnyJson.fromPlain(plain, decoder);
      case "Duration" -> TimeJson.duration(plain);
      case "Timestamp" -> TimeJson.timestamp(plain);
      case "FieldMask" -> FieldMaskJson.fromPlain(plain);
      case "ListValue" -> member(plain, "values");
      case "Struct" -> member(plain, "fields");
      case "Value" -> plain.members().values().stream().findFirst().orElseGet(JsonNull::new);
      default -> plain;
    };
  }

  private static JsonValue value(JsonValue json) {
    String member =
        json instanceof JsonNull
            ? "nullValue"
            : json instanceof JsonNumber
                ? "numberValue"
                : json instanceof JsonString
                    ? "stringValue"
                    : json instanceof JsonBoolean
                        ? "boolValue"
                        : json instanceof JsonArray ? "listValue" : "structValue";
    return object(member, json);
  }

  private static JsonObject object(String name, JsonValue value) {
    return new JsonObject(Map.of(name, value));
  }

  static JsonValue member(JsonObject plain, String name) {
    JsonValue value = plain.members().get(name);
    return value == null ? new JsonNull() : value;
  }

  /** A text among the fields; empty where there is none. */
  static String text(JsonObject plain, String name) {
    return plain.members().get(name) instanceof JsonString text ? text.value() : "";
  }
}
