package io.loadline.protobuf;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.protobuf.wire.FieldType;
import java.math.BigDecimal;

/** The values of enums: their names, or their numbers. */
final class EnumJson {
  private static final String NULL = "google.protobuf.NullValue";

  private EnumJson() {}

  static long number(EnumDescriptor type, JsonValue value) throws MismatchException {
    if (value instanceof JsonNull && type.name().equals(NULL)) {
      return 0;
    }
    if (value instanceof JsonString name) {
      Integer number = type.numbers().get(name.value());
      if (number != null) {
        return number;
      }
    } else if (value instanceof JsonNumber number) {
      return ScalarJson.integer(FieldType.INT32, number).longValue();
    }
    throw new MismatchException(
        "is none of " + type.name() + ": " + String.join(", ", type.numbers().keySet()));
  }

  /** A number without a name stays a number. */
  static JsonValue json(EnumDescriptor type, long value) {
    if (type.name().equals(NULL)) {
      return new JsonNull();
    }
    int number = (int) value;
    return type.nameOf(number)
        .<JsonValue>map(JsonString::new)
        .orElseGet(() -> new JsonNumber(BigDecimal.valueOf(number)));
  }
}
