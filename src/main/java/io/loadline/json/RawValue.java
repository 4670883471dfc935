package io.loadline.json;

import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A valid value of JSON as it was sent.
 *
 * @param bytes hold it in their first {@code length} elements
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RawValue(byte[] bytes, int length) {
  boolean isNull() {
    return bytes[0] == 'n';
  }

  /** Whether it is more than null, false, 0 or empty. */
  boolean isFilled() {
    return switch (bytes[0]) {
      case '"' -> length > 2;
      case '{', '[' -> hasContent();
      case 'n', 'f' -> false;
      case '-', '0' -> !isZero();
      default -> true;
    };
  }

  private boolean hasContent() {
    int at = 1;
    while (ByteRuns.isBlank(bytes[at])) {
      at++;
    }
    return at < length - 1;
  }

  private boolean isZero() {
    int at = 0;
    while (at < length && (bytes[at] == '-' || bytes[at] == '0' || bytes[at] == '.')) {
      at++;
    }
    return at == length || (bytes[at] | 0x20) == 'e';
  }

  /** Whether it is the same in JSON: 1 equals 1.0, NaN equals nothing. */
  boolean equalsJson(JsonValue expected) {
    return new ValueComparison(expected).isEqual(bytes, length);
  }

  /** A text or a number; empty when it is something else, or a number that JSON does not have. */
  Optional<JsonValue> scalar() {
    if (bytes[0] == '{' || bytes[0] == '[') {
      return Optional.empty();
    }
    try {
      JsonValue value = Json.parse(bytes, 0, length);
      boolean scalar = value instanceof JsonString || value instanceof JsonNumber;
      return scalar || isNull() ? Optional.of(value) : Optional.empty();
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  /** Without blanks between its parts; of what is longer than {@code most} only the start. */
  String start(int most) {
    StringBuilder text = new StringBuilder();
    String sent = new String(bytes, 0, Math.min(length, 8 * most), StandardCharsets.UTF_8);
    boolean quoted = false;
    for (int i = 0; i < sent.length() && text.length() <= most; i++) {
      char c = sent.charAt(i);
      boolean escape = quoted && c == '\\' && i + 1 < sent.length();
      quoted ^= c == '"';
      if (quoted || c > ' ') {
        text.append(c);
      }
      if (escape) {
        i++;
        text.append(sent.charAt(i));
      }
    }
    return text.length() <= most && length <= 8 * most
        ? text.toString()
        : text.substring(0, Math.min(most, text.length())) + "...";
  }
}
