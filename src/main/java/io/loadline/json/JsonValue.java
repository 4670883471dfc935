package io.loadline.json;

import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/** A JSON document. Two are equal when JSON says so: 1 equals 1.0, member order does not count. */
public sealed interface JsonValue {
  /** Whether it is more than null, false, 0 or empty. */
  default boolean isFilled() {
    return !(this instanceof JsonNull)
        && !(this instanceof JsonBoolean bool && !bool.value())
        && !(this instanceof JsonNumber number && number.value().signum() == 0)
        && !(this instanceof JsonString string && string.value().isEmpty())
        && !(this instanceof JsonArray array && array.elements().isEmpty())
        && !(this instanceof JsonObject object && object.members().isEmpty());
  }

  /** {@code {"a": 1}}; members keep their order. */
  record JsonObject(Map<String, JsonValue> members) implements JsonValue {
    public JsonObject {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  /** {@code [1, 2]}; elements that are read on demand stay unread. */
  record JsonArray(List<JsonValue> elements) implements JsonValue {
    public JsonArray {
      elements =
          elements instanceof LazyElements
              ? elements
              : Collections.unmodifiableList(new ArrayList<>(elements));
    }
  }

  record JsonString(String value) implements JsonValue {}

  /** {@code 1.0}; kept without trailing zeros so that equal numbers are equal. */
  record JsonNumber(BigDecimal value) implements JsonValue {
    public JsonNumber {
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }
  }

  /** NaN or an infinity, which JSON has no number for; equals no value that JSON can write. */
  record JsonNonFinite(double value) implements JsonValue {}

  record JsonBoolean(boolean value) implements JsonValue {}

  record JsonNull() implements JsonValue {}

  /**
   * The elements of an array that are read when they are asked for, so that an answer of a million
   * numbers costs no more than those that somebody looks at. Cannot be changed.
   */
  abstract class LazyElements extends AbstractList<JsonValue> implements RandomAccess {}
}
