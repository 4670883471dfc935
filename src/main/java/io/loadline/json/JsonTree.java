package io.loadline.json;

import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonBoolean;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** A place in a JSON document. What is absent is empty, and so is what is of another kind. */
public record JsonTree(JsonValue value) {
  /** Nothing. */
  public static final JsonTree ABSENT = new JsonTree(new JsonNull());

  public JsonTree at(String... path) {
    JsonValue found = value;
    for (String name : path) {
      found =
          found instanceof JsonObject object && object.members().containsKey(name)
              ? object.members().get(name)
              : ABSENT.value;
    }
    return new JsonTree(found);
  }

  public boolean isPresent(String... path) {
    return !(at(path).value instanceof JsonNull);
  }

  /** Empty when there is no text; a number as JSON writes it. */
  public String text(String... path) {
    JsonValue found = at(path).value;
    if (found instanceof JsonNumber number) {
      return number.value().toPlainString();
    }
    return found instanceof JsonString text ? text.value() : "";
  }

  /** {@code absent} when there is no number. */
  public long number(long absent, String... path) {
    return at(path).value instanceof JsonNumber number ? number.value().longValue() : absent;
  }

  /** Empty when there is no number. */
  public OptionalDouble figure(String... path) {
    return at(path).value instanceof JsonNumber number
        ? OptionalDouble.of(number.value().doubleValue())
        : OptionalDouble.empty();
  }

  /** {@code absent} when it says neither. */
  public boolean flag(boolean absent, String... path) {
    return at(path).value instanceof JsonBoolean flag ? flag.value() : absent;
  }

  public List<JsonTree> list(String... path) {
    return at(path).value instanceof JsonArray array
        ? array.elements().stream().map(JsonTree::new).toList()
        : List.of();
  }

  /** Elements that are texts. */
  public List<String> texts(String... path) {
    return list(path).stream()
        .filter(each -> each.value instanceof JsonString)
        .map(JsonTree::text)
        .toList();
  }

  public Map<String, JsonTree> members(String... path) {
    Map<String, JsonTree> members = new LinkedHashMap<>();
    if (at(path).value instanceof JsonObject object) {
      object.members().forEach((name, member) -> members.put(name, new JsonTree(member)));
    }
    return members;
  }

  /** Members that are texts: labels, annotations, selectors. */
  public Map<String, String> strings(String... path) {
    Map<String, String> strings = new LinkedHashMap<>();
    members(path)
        .forEach(
            (name, member) -> {
              if (member.value instanceof JsonString text) {
                strings.put(name, text.value());
              }
            });
    return strings;
  }
}
