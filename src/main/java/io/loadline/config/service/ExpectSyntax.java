package io.loadline.config.service;

import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.plan.Expectation;
import io.loadline.plan.JsonPath;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The grammar of {@code expect}. */
final class ExpectSyntax {
  private static final Pattern EXISTS = Pattern.compile("(.*?)\\s+exists\\s*");
  private static final Pattern NEAR = Pattern.compile("(.+?)\\+-(.+)");

  private static final String NO_NAN = "no-nan";
  private static final Set<String> NO_NUMBERS = Set.of("NaN", "Infinity", "-Infinity");

  private ExpectSyntax() {}

  static Expectation parse(String text) throws SyntaxException {
    if (text.strip().equals(NO_NAN)) {
      return new Expectation.NoNan(text);
    }
    int operator = operator(text);
    Matcher exists = EXISTS.matcher(text);
    if (operator < 0 && exists.matches()) {
      return new Expectation.Exists(text, path(exists.group(1)));
    }
    if (operator < 0) {
      throw new SyntaxException(
          "says nothing of the answer",
          "write status=200, path=json, path=number+-tolerance, path~=regex, path exists or"
              + " no-nan");
    }
    boolean matches = text.charAt(operator) == '~';
    String left = text.substring(0, operator).strip();
    String right = text.substring(operator + (matches ? 2 : 1)).strip();
    if (left.equals("status")) {
      return new Expectation.Status(text, status(right, matches));
    }
    return matches ? matches(text, path(left), right) : equal(text, path(left), right);
  }

  /** Where the first {@code =} or {@code ~=} outside of brackets is, -1 for none. */
  private static int operator(String text) {
    boolean quoted = false;
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"' && (i == 0 || text.charAt(i - 1) != '\\');
      depth += quoted ? 0 : c == '[' ? 1 : c == ']' ? -1 : 0;
      if (!quoted && depth == 0 && (c == '=' || text.startsWith("~=", i))) {
        return i;
      }
    }
    return -1;
  }

  private static JsonPath path(String text) throws SyntaxException {
    if (text.strip().equals("status")) {
      throw notStatus();
    }
    return PathSyntax.parse(text.strip());
  }

  private static int status(String value, boolean matches) throws SyntaxException {
    if (matches || !value.matches("[1-5]\\d\\d")) {
      throw notStatus();
    }
    return Integer.parseInt(value);
  }

  private static SyntaxException notStatus() {
    return new SyntaxException(
        "status is the HTTP status, 100..599",
        "write status=200; for a member of the body write [\"status\"]");
  }

  private static Expectation matches(String text, JsonPath path, String regex)
      throws SyntaxException {
    try {
      return new Expectation.Matches(text, path, Pattern.compile(regex));
    } catch (PatternSyntaxException e) {
      throw new SyntaxException(
          "is no regular expression: " + e.getDescription(), "escape special characters by \\");
    }
  }

  private static Expectation equal(String text, JsonPath path, String value)
      throws SyntaxException {
    try {
      Json.parse(value);
      return new Expectation.Equal(text, path, value);
    } catch (JsonException notJson) {
      return near(text, path, value);
    }
  }

  private static Expectation near(String text, JsonPath path, String value) throws SyntaxException {
    if (NO_NUMBERS.contains(value)) {
      throw new SyntaxException(
          "the value " + value + " equals nothing, not even itself",
          "write no-nan to refuse it; an answer that holds it is a success with a note otherwise");
    }
    Matcher near = NEAR.matcher(value);
    if (!near.matches()) {
      throw new SyntaxException("the value " + value + " is no JSON", fix(path, value));
    }
    try {
      double tolerance = new BigDecimal(near.group(2).strip()).doubleValue();
      double middle = new BigDecimal(near.group(1).strip()).doubleValue();
      if (tolerance >= 0 && Double.isFinite(tolerance) && Double.isFinite(middle)) {
        return new Expectation.Near(text, path, middle, tolerance);
      }
    } catch (NumberFormatException e) {
      throw notNumbers(value);
    }
    throw notNumbers(value);
  }

  private static SyntaxException notNumbers(String value) {
    return new SyntaxException(
        value + " is no number+-tolerance", "write two numbers, such as 0.97+-0.01");
  }

  private static String fix(JsonPath path, String value) {
    return value.matches("[\\w .:/-]+")
        ? "write a text in quotes: " + path + "=\"" + value + "\""
        : "write JSON after =, such as [1,1] or \"text\"";
  }
}
