package io.loadline.export;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Gathers the members of an object, in the order in which they are named; none that is empty. */
final class YamlMembers {
  private final Map<String, JsonValue> members = new LinkedHashMap<>();

  YamlMembers text(String name, String value) {
    return value.isEmpty() ? this : value(name, new JsonString(value));
  }

  YamlMembers number(String name, OptionalDouble value) {
    return value.isEmpty()
        ? this
        : value(name, new JsonNumber(BigDecimal.valueOf(value.getAsDouble())));
  }

  YamlMembers number(String name, long value) {
    return value(name, new JsonNumber(BigDecimal.valueOf(value)));
  }

  YamlMembers object(String name, YamlMembers value) {
    return value.isEmpty() ? this : value(name, value.toObject());
  }

  YamlMembers list(String name, List<YamlMembers> elements) {
    List<JsonValue> all = elements.stream().<JsonValue>map(YamlMembers::toObject).toList();
    return all.isEmpty() ? this : value(name, new JsonArray(all));
  }

  YamlMembers value(String name, JsonValue value) {
    members.put(name, value);
    return this;
  }

  YamlMembers all(YamlMembers others) {
    members.putAll(others.members);
    return this;
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  JsonObject toObject() {
    return new JsonObject(members);
  }
}
