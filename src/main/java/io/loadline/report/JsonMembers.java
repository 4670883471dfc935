package io.loadline.report;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonBoolean;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gathers the members of a JSON object, in the order in which they are named. */
final class JsonMembers {
  private static final int DECIMALS = 6;

  private final Map<String, JsonValue> members = new LinkedHashMap<>();

  JsonMembers text(String name, @Nullable String value) {
    return value(name, value == null ? new JsonNull() : new JsonString(value));
  }

  JsonMembers integer(String name, long value) {
    return value(name, new JsonNumber(BigDecimal.valueOf(value)));
  }

  /** Exact, so that the side of a limit stays; null for what JSON has no number for. */
  JsonMembers number(String name, @Nullable Double value) {
    return value(
        name,
        value == null || !Double.isFinite(value)
            ? new JsonNull()
            : new JsonNumber(BigDecimal.valueOf(value)));
  }

  /** What was measured: to six decimals. */
  JsonMembers figure(String name, @Nullable Double value) {
    return number(name, value == null ? null : (Double) SixDecimals.of(value));
  }

  /** Nanoseconds as milliseconds, to the nanosecond. */
  JsonMembers millis(String name, double nanos) {
    return value(name, rounded(nanos / 1e6));
  }

  JsonMembers millis(String name, long nanos) {
    return value(name, new JsonNumber(BigDecimal.valueOf(nanos, 6)));
  }

  JsonMembers millis(String name, @Nullable Long nanos) {
    return nanos == null ? value(name, new JsonNull()) : millis(name, nanos.longValue());
  }

  JsonMembers seconds(String name, long nanos) {
    return value(name, new JsonNumber(BigDecimal.valueOf(nanos, 9)));
  }

  JsonMembers value(String name, JsonValue value) {
    members.put(name, value);
    return this;
  }

  JsonMembers flag(String name, boolean value) {
    return value(name, new JsonBoolean(value));
  }

  JsonMembers integers(String name, List<Long> elements) {
    return list(name, elements, each -> new JsonNumber(BigDecimal.valueOf(each)));
  }

  <T> JsonMembers list(String name, List<T> elements, Function<T, JsonValue> toJson) {
    return value(name, new JsonArray(elements.stream().map(toJson).toList()));
  }

  JsonMembers texts(String name, List<String> elements) {
    return list(name, elements, JsonString::new);
  }

  JsonObject toObject() {
    return new JsonObject(members);
  }

  private static JsonNumber rounded(double millis) {
    return new JsonNumber(BigDecimal.valueOf(millis).setScale(DECIMALS, RoundingMode.HALF_UP));
  }
}
