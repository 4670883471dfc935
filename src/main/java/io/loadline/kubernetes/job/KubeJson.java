package io.loadline.kubernetes.job;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonBoolean;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds the JSON of a Kubernetes object, member by member. */
final class KubeJson {
  private final Map<String, JsonValue> members = new LinkedHashMap<>();

  /** Begins with a member. */
  static KubeJson of(String name, Object value) {
    return new KubeJson().with(name, value);
  }

  /** Begins an object that has a name, labels and annotations. */
  static KubeJson ofKind(String apiVersion, String kind) {
    return of("apiVersion", apiVersion).with("kind", kind);
  }

  /**
   * Adds a member.
   *
   * @param value a text, a number, a boolean, JSON, or a collection or map of these
   */
  KubeJson with(String name, Object value) {
    members.put(name, value(value));
    return this;
  }

  /** Adds a member, unless it is empty: Kubernetes tells an empty list from none at some places. */
  KubeJson withAny(String name, Map<String, ?> value) {
    return value.isEmpty() ? this : with(name, value);
  }

  /** As {@link #withAny(String, Map)}. */
  KubeJson withAny(String name, Collection<?> value) {
    return value.isEmpty() ? this : with(name, value);
  }

  /** As {@link #withAny(String, Map)}. */
  KubeJson withAny(String name, String value) {
    return value.isEmpty() ? this : with(name, value);
  }

  JsonObject object() {
    return new JsonObject(members);
  }

  private static JsonValue value(Object value) {
    if (value instanceof JsonValue json) {
      return json;
    }
    if (value instanceof KubeJson json) {
      return json.object();
    }
    if (value instanceof Boolean flag) {
      return new JsonBoolean(flag);
    }
    if (value instanceof Number number) {
      return new JsonNumber(BigDecimal.valueOf(number.longValue()));
    }
    if (value instanceof Collection<?> all) {
      return new JsonArray(all.stream().map(KubeJson::value).toList());
    }
    if (value instanceof Map<?, ?> all) {
      KubeJson object = new KubeJson();
      all.forEach((name, member) -> object.with(String.valueOf(name), member));
      return object.object();
    }
    return new JsonString(value.toString());
  }
}
