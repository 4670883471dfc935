package io.loadline.codec;

import io.loadline.codec.RunCodec.FormatException;
import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonBoolean;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Documents that begin with their format and version. */
final class VersionedDocument {
  private static final String FORMAT = "format";
  private static final String VERSION = "version";

  private VersionedDocument() {}

  /** One line: format, version, and the members of the content. */
  static String write(String format, int version, JsonObject content) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put(FORMAT, new JsonString(format));
    members.put(VERSION, new JsonNumber(BigDecimal.valueOf(version)));
    members.putAll(content.members());
    return Json.compact(new JsonObject(members));
  }

  /**
   * The content of a document.
   *
   * @throws FormatException when it is of another format or version
   */
  static JsonObject read(String format, int version, String text) throws FormatException {
    Map<String, JsonValue> members = new LinkedHashMap<>(object(parse(format, text)).members());
    JsonValue found = members.remove(FORMAT);
    if (!new JsonString(format).equals(found)) {
      throw new FormatException(
          "a document of the format "
              + format
              + " is expected, not "
              + (found == null ? "one without a format" : Json.compact(found)));
    }
    JsonValue number = members.remove(VERSION);
    if (!new JsonNumber(BigDecimal.valueOf(version)).equals(number)) {
      throw new FormatException(
          "%s of version %s, and version %d can be read here: use the same release of Loadline on both sides"
              .formatted(format, number == null ? "nothing" : Json.compact(number), version));
    }
    return new JsonObject(members);
  }

  private static JsonValue parse(String format, String text) throws FormatException {
    try {
      return Json.parse(text);
    } catch (JsonException e) {
      throw new FormatException("no " + format + ", since no JSON: " + e.getMessage(), e);
    }
  }

  static JsonObject object(JsonValue json) throws FormatException {
    if (json instanceof JsonObject object) {
      return object;
    }
    throw expected("an object", json);
  }

  static List<JsonValue> elements(JsonValue json) throws FormatException {
    if (json instanceof JsonArray array) {
      return array.elements();
    }
    throw expected("a list", json);
  }

  static String text(JsonValue json) throws FormatException {
    if (json instanceof JsonString text) {
      return text.value();
    }
    throw expected("a text", json);
  }

  static BigDecimal number(JsonValue json) throws FormatException {
    if (json instanceof JsonNumber number) {
      return number.value();
    }
    throw expected("a number", json);
  }

  /** Without the value, which may be a secret. */
  static FormatException expected(String what, JsonValue json) {
    return new FormatException(what + " is expected, not " + kind(json));
  }

  private static String kind(JsonValue json) {
    if (json instanceof JsonObject) {
      return "an object";
    }
    if (json instanceof JsonArray) {
      return "a list";
    }
    if (json instanceof JsonNull) {
      return "null";
    }
    return json instanceof JsonBoolean
        ? "true or false"
        : json instanceof JsonNumber ? "a number" : "a text";
  }
}
