package io.loadline.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonBoolean;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Holds a text of JSON against an expected value, and reads no more of it than up to the first
 * difference.
 */
final class ValueComparison {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final JsonValue expected;

  ValueComparison(JsonValue expected) {
    this.expected = expected;
  }

  /** Whether the text, in the first {@code length} bytes of {@code in}, says the same. */
  boolean isEqual(byte[] in, int length) {
    try (JsonParser parser = FACTORY.createParser(in, 0, length)) {
      parser.nextToken();
      return isEqual(expected, parser);
    } catch (IOException | NumberFormatException e) {
      // The latter of an exponent that no BigDecimal has.
      return false;
    }
  }

  private static boolean isEqual(JsonValue value, JsonParser parser) throws IOException {
    if (value instanceof JsonObject object) {
      return parser.hasToken(JsonToken.START_OBJECT) && hasMembers(object, parser);
    }
    if (value instanceof JsonArray array) {
      return parser.hasToken(JsonToken.START_ARRAY) && hasElements(array, parser);
    }
    if (value instanceof JsonString string) {
      return parser.hasToken(JsonToken.VALUE_STRING) && parser.getText().equals(string.value());
    }
    if (value instanceof JsonNumber number) {
      return isNumber(number, parser);
    }
    if (value instanceof JsonBoolean bool) {
      return parser.hasToken(bool.value() ? JsonToken.VALUE_TRUE : JsonToken.VALUE_FALSE);
    }
    return value instanceof JsonNull && parser.hasToken(JsonToken.VALUE_NULL);
  }

  private static boolean isNumber(JsonNumber number, JsonParser parser) throws IOException {
    boolean some =
        parser.hasToken(JsonToken.VALUE_NUMBER_INT)
            || parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT);
    return some && !parser.isNaN() && parser.getDecimalValue().compareTo(number.value()) == 0;
  }

  private static boolean hasElements(JsonArray array, JsonParser parser) throws IOException {
    for (JsonValue element : array.elements()) {
      // Behind the last element stands the end of the array, which equals nothing.
      parser.nextToken();
      if (!isEqual(element, parser)) {
        return false;
      }
    }
    return parser.nextToken() == JsonToken.END_ARRAY;
  }

  private static boolean hasMembers(JsonObject object, JsonParser parser) throws IOException {
    Set<String> seen = new HashSet<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonValue member = object.members().get(name);
      parser.nextToken();
      if (member == null || !isEqual(member, parser)) {
        return false;
      }
      seen.add(name);
    }
    return seen.size() == object.members().size();
  }
}
