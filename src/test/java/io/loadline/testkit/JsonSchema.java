package io.loadline.testkit;

import io.loadline.json.Json;
import io.loadline.json.JsonTree;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonBoolean;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks documents against a JSON Schema of draft 2020-12, by the keywords that ours uses. One that
 * it does not know is refused, so that none is passed over. {@code scripts/schema-check} holds our
 * schema against a validator that knows all of them.
 */
final class JsonSchema {
  private static final Set<String> ANNOTATIONS =
      Set.of("$schema", "$id", "$defs", "title", "description");
  private static final String DEFINITIONS = "#/$defs/";

  private final JsonObject root;

  JsonSchema(JsonValue root) {
    this.root = (JsonObject) root;
  }

  /** What is wrong with the document, each with its path; empty when it is valid. */
  List<String> problems(JsonValue document) {
    List<String> problems = new ArrayList<>();
    check(document, root, "$", problems);
    return problems;
  }

  private void check(JsonValue value, JsonValue schema, String path, List<String> problems) {
    JsonObject rules = (JsonObject) schema;
    rules.members().forEach((keyword, rule) -> check(value, keyword, rule, path, problems));
    if (value instanceof JsonObject object) {
      checkMembers(object, rules, path, problems);
    }
  }

  private void check(
      JsonValue value, String keyword, JsonValue rule, String path, List<String> problems) {
    boolean holds =
        switch (keyword) {
          case "type" -> typed(rule).stream().anyMatch(type -> isA(type, value));
          case "const" -> value.equals(rule);
          case "enum" -> elements(rule).contains(value);
          case "minimum" ->
              !(value instanceof JsonNumber it) || it.value().compareTo(of(rule)) >= 0;
          case "maximum" ->
              !(value instanceof JsonNumber it) || it.value().compareTo(of(rule)) <= 0;
          case "format" -> rule.equals(new JsonString("date-time")) && isMoment(value);
          case "anyOf" -> elements(rule).stream().anyMatch(each -> isValid(value, each, path));
          case "required" ->
              !(value instanceof JsonObject it) || it.members().keySet().containsAll(texts(rule));
          case "$ref" -> follow(value, rule, path, problems);
          case "items" -> checkItems(value, rule, path, problems);
          case "properties", "additionalProperties" -> true; // with the members
          default -> ANNOTATIONS.contains(keyword) || unknown(keyword);
        };
    if (!holds) {
      problems.add(path + ": " + Json.start(value, 80) + " breaks " + keyword + " " + shown(rule));
    }
  }

  private static boolean unknown(String keyword) {
    throw new IllegalArgumentException(keyword + " is no keyword that is checked here");
  }

  private static String shown(JsonValue rule) {
    return Json.start(rule, 200);
  }

  private boolean isValid(JsonValue value, JsonValue schema, String path) {
    List<String> problems = new ArrayList<>();
    check(value, schema, path, problems);
    return problems.isEmpty();
  }

  private boolean follow(JsonValue value, JsonValue to, String path, List<String> problems) {
    String name = text(to);
    if (!name.startsWith(DEFINITIONS)) {
      return unknown("$ref to " + name);
    }
    JsonTree known = new JsonTree(root).at("$defs", name.substring(DEFINITIONS.length()));
    check(value, known.value(), path, problems);
    return true;
  }

  private boolean checkItems(JsonValue value, JsonValue each, String path, List<String> problems) {
    if (value instanceof JsonArray array) {
      for (int i = 0; i < array.elements().size(); i++) {
        check(array.elements().get(i), each, path + "[" + i + "]", problems);
      }
    }
    return true;
  }

  private void checkMembers(
      JsonObject object, JsonObject rules, String path, List<String> problems) {
    @Nullable JsonValue named = rules.members().get("properties");
    Map<String, JsonValue> properties =
        named instanceof JsonObject schemas ? schemas.members() : Map.of();
    JsonValue others = rules.members().getOrDefault("additionalProperties", new JsonBoolean(true));
    object
        .members()
        .forEach(
            (name, member) -> {
              String at = path + "." + name;
              JsonValue rule = properties.getOrDefault(name, others);
              if (rule instanceof JsonBoolean allowed) {
                if (!allowed.value()) {
                  problems.add(at + ": is not in the schema");
                }
              } else {
                check(member, rule, at, problems);
              }
            });
  }

  private static List<String> typed(JsonValue rule) {
    return rule instanceof JsonArray ? texts(rule) : List.of(text(rule));
  }

  private static boolean isA(String type, JsonValue value) {
    return switch (type) {
      case "object" -> value instanceof JsonObject;
      case "array" -> value instanceof JsonArray;
      case "string" -> value instanceof JsonString;
      case "boolean" -> value instanceof JsonBoolean;
      case "null" -> value instanceof JsonNull;
      case "number" -> value instanceof JsonNumber;
      case "integer" -> value instanceof JsonNumber number && number.value().scale() <= 0;
      default -> unknown("type " + type);
    };
  }

  private static boolean isMoment(JsonValue value) {
    try {
      return !Instant.parse(text(value)).equals(Instant.MIN);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static BigDecimal of(JsonValue number) {
    return ((JsonNumber) number).value();
  }

  private static List<JsonValue> elements(JsonValue array) {
    return ((JsonArray) array).elements();
  }

  private static List<String> texts(JsonValue array) {
    return elements(array).stream().map(JsonSchema::text).toList();
  }

  private static String text(JsonValue string) {
    return ((JsonString) string).value();
  }
}
