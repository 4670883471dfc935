package io.loadline.protobuf;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonBoolean;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.protobuf.parser.ProtoCompiler;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Messages of {@code google.protobuf} that JSON writes in a way of their own. Here they are turned
 * into what any other message with their fields would be, and back.
 */
final class WellKnownTypes {
  private static final String PACKAGE = "google.protobuf.";
  private static final String VALUE = PACKAGE + "Value";
  private static final Set<String> WRAPPERS =
      Set.of(
          ("DoubleValue FloatValue Int64Value UInt64Value Int32Value UInt32Value"
                  + " BoolValue StringValue BytesValue")
              .split(" "));
  private static final Set<String> OTHERS =
      Set.of("Any", "Duration", "FieldMask", "ListValue", "Struct", "Timestamp", "Value");

  private static final Pattern UPPER = Pattern.compile("[A-Z]");

  private WellKnownTypes() {}

  /** Whether its JSON may be something else than an object of its fields. */
  static boolean isSpecial(String message) {
    String simple = simple(message);
    return WRAPPERS.contains(simple) || OTHERS.contains(simple);
  }

  private static String simple(String message) {
    return message.startsWith(PACKAGE) ? message.substring(PACKAGE.length()) : "";
  }

  /** Whether null is a value of it, and not the lack of one. */
  static boolean takesNull(FieldDescriptor field) {
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
        case "FieldMask" -> fieldMask(json);
        case "ListValue" -> object("values", json);
        case "Struct" -> object("fields", json);
        case "Value" -> value(json);
        default -> json;
      };
    } catch (MismatchException e) {
      throw JsonEncoder.misfit(at, JsonEncoder.shown(json) + " " + e.getMessage());
    }
  }

  /** From the JSON of its fields to its own; anything else stays as it is. */
  static JsonValue fromPlain(JsonObject plain, String message, JsonDecoder decoder)
      throws WireFormatException {
    String simple = simple(message);
    if (WRAPPERS.contains(simple)) {
      return member(plain, "value");
    }
    return switch (simple) {
      case "Any" -> AnyJson.fromPlain(plain, decoder);
      case "Duration" -> TimeJson.duration(plain);
      case "Timestamp" -> TimeJson.timestamp(plain);
      case "FieldMask" -> fieldMask(plain);
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

  /** Paths of fields, in JSON joined by commas. */
  private static JsonValue fieldMask(JsonValue json) throws MismatchException {
    if (!(json instanceof JsonString text)) {
      throw new MismatchException("is no JSON string, as a FieldMask is");
    }
    List<JsonValue> paths =
        Arrays.stream(text.value().split(","))
            .filter(path -> !path.isEmpty())
            .<JsonValue>map(path -> new JsonString(snake(path)))
            .toList();
    return new JsonObject(Map.of("paths", new JsonArray(paths)));
  }

  private static String snake(String path) {
    return UPPER.matcher(path).replaceAll(upper -> "_" + upper.group().toLowerCase(Locale.ROOT));
  }

  private static JsonValue fieldMask(JsonObject plain) {
    JsonArray paths = (JsonArray) member(plain, "paths");
    return new JsonString(
        paths.elements().stream()
            .map(path -> ProtoCompiler.jsonName(((JsonString) path).value()))
            .collect(Collectors.joining(",")));
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
