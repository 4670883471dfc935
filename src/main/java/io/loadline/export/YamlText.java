package io.loadline.export;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonBoolean;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A document as YAML that parsers of 1.1 and 1.2 read alike: every text in quotes and in ASCII, so
 * that none is taken for a number, a date, a comment or a line break.
 */
final class YamlText {
  /** Of a text; what is longer is cut and ends in dots. */
  private static final int LONGEST = 1_000;

  private static final int MOST_ZEROS = 400;
  private static final String HEX = "0123456789ABCDEF";

  /** What YAML 1.1 takes for something else than a text. */
  private static final Set<String> WORDS =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

  private final StringBuilder yaml = new StringBuilder();

  private YamlText() {}

  static String of(JsonObject document) {
    YamlText text = new YamlText();
    text.members(document, 0);
    return text.yaml.toString();
  }

  private void members(JsonObject object, int indent) {
    object
        .members()
        .forEach(
            (name, value) -> {
              yaml.append(" ".repeat(indent)).append(key(name)).append(':');
              below(value, indent);
            });
  }

  /** On the same line where it fits there. */
  private void below(JsonValue value, int indent) {
    if (value instanceof JsonObject object && !object.members().isEmpty()) {
      yaml.append('\n');
      members(object, indent + 2);
    } else if (value instanceof JsonArray array && holdsObjects(array)) {
      yaml.append('\n');
      array.elements().forEach(each -> item(each, indent + 2));
    } else {
      yaml.append(' ');
      inLine(value);
      yaml.append('\n');
    }
  }

  private static boolean holdsObjects(JsonArray array) {
    return array.elements().stream().anyMatch(JsonObject.class::isInstance);
  }

  private void item(JsonValue value, int indent) {
    if (value instanceof JsonObject object && isDeep(object)) {
      int start = yaml.length();
      members(object, indent + 2);
      yaml.setCharAt(start + indent, '-');
    } else {
      yaml.append(" ".repeat(indent)).append("- ");
      inLine(value);
      yaml.append('\n');
    }
  }

  private static boolean isDeep(JsonObject object) {
    return object.members().values().stream()
        .anyMatch(each -> each instanceof JsonObject || each instanceof JsonArray);
  }

  private void inLine(JsonValue value) {
    if (value instanceof JsonObject object) {
      inLine(object);
    } else if (value instanceof JsonArray array) {
      inLine(array.elements());
    } else {
      yaml.append(scalar(value));
    }
  }

  private void inLine(JsonObject object) {
    yaml.append('{');
    String before = "";
    for (Map.Entry<String, JsonValue> each : object.members().entrySet()) {
      yaml.append(before).append(key(each.getKey())).append(": ");
      inLine(each.getValue());
      before = ", ";
    }
    yaml.append('}');
  }

  private void inLine(List<JsonValue> elements) {
    yaml.append('[');
    for (int i = 0; i < elements.size(); i++) {
      yaml.append(i == 0 ? "" : ", ");
      inLine(elements.get(i));
    }
    yaml.append(']');
  }

  private static String scalar(JsonValue value) {
    if (value instanceof JsonString text) {
      return quoted(text.value());
    }
    if (value instanceof JsonNumber number) {
      BigDecimal exact = number.value();
      return Math.abs((long) exact.scale()) <= MOST_ZEROS ? exact.toPlainString() : "null";
    }
    return value instanceof JsonBoolean flag ? String.valueOf(flag.value()) : "null";
  }

  private static String key(String name) {
    boolean plain = !name.isEmpty() && isLetter(name.charAt(0)) && !WORDS.contains(name);
    for (int i = 1; i < name.length(); i++) {
      plain &= isLetter(name.charAt(i)) || (name.charAt(i) >= '0' && name.charAt(i) <= '9');
    }
    return plain ? name : quoted(name);
  }

  private static boolean isLetter(int each) {
    return each == '_' || (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().limit(LONGEST).forEach(each -> add(quoted, each));
    boolean whole = text.codePointCount(0, text.length()) <= LONGEST;
    return quoted.append(whole ? "\"" : "...\"").toString();
  }

  private static void add(StringBuilder quoted, int each) {
    if (each == '"' || each == '\\') {
      quoted.append('\\').append((char) each);
    } else if (each >= ' ' && each <= '~') {
      quoted.append((char) each);
    } else if (each > Character.MAX_VALUE) {
      hex(quoted.append("\\U"), each, 8);
    } else {
      // Half a character is none to YAML.
      boolean half = each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE;
      hex(quoted.append("\\u"), half ? 0xFFFD : each, 4);
    }
  }

  private static void hex(StringBuilder quoted, int value, int digits) {
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      quoted.append(HEX.charAt(value >> shift & 0xF));
    }
  }
}
