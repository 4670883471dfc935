package io.loadline.exposition;

import io.loadline.exposition.MetricsText.FormatException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Goes through a line. Blanks may stand between any two parts of it in the text format, and one
 * space where it is demanded in OpenMetrics.
 */
final class LineCursor {
  /** What Go, Python and the grammar of OpenMetrics all read, without Java's own forms. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

  private static final Pattern INFINITE =
      Pattern.compile("[+-]?inf(?:inity)?", Pattern.CASE_INSENSITIVE);

  private static final char END = '\n';

  private final String line;
  private final boolean openMetrics;
  private int at;

  LineCursor(String line, boolean openMetrics) {
    this.line = line;
    this.openMetrics = openMetrics;
  }

  private char next() {
    return at < line.length() ? line.charAt(at) : END;
  }

  boolean isAtEnd() {
    return at == line.length();
  }

  boolean isAt(char character) {
    return next() == character;
  }

  boolean skip(char character) {
    boolean isThere = next() == character;
    at += isThere ? 1 : 0;
    return isThere;
  }

  void need(char character, String rule) throws FormatException {
    if (!skip(character)) {
      throw new FormatException(rule);
    }
  }

  /** Passes over blanks where the format allows them. */
  boolean blanks() {
    int from = at;
    while (!openMetrics && (next() == ' ' || next() == '\t')) {
      at++;
    }
    return at > from;
  }

  /** What stands up to the next blank. */
  String word() {
    int from = at;
    while (next() != ' ' && next() != END && (openMetrics || next() != '\t')) {
      at++;
    }
    return line.substring(from, at);
  }

  /** The name of a metric, or of a label, which has no colon. */
  String name(boolean colons) throws FormatException {
    int from = at;
    while (isOfName(next(), at > from, colons)) {
      at++;
    }
    if (at == from) {
      throw new FormatException(colons ? "no name of a metric" : "no name of a label");
    }
    return line.substring(from, at);
  }

  private static boolean isOfName(char character, boolean digits, boolean colons) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || character == '_'
        || (digits && character >= '0' && character <= '9')
        || (colons && character == ':');
  }

  /** All labels, behind the brace that opens them, by name. */
  Map<String, String> labels() throws FormatException {
    Map<String, String> labels = new TreeMap<>();
    blanks();
    while (!skip('}')) {
      String name = name(false);
      blanks();
      need('=', "no = behind the name of a label");
      blanks();
      if (name.startsWith("__") || labels.put(name, quoted()) != null) {
        throw new FormatException("a label's name is reserved, or stands there twice");
      }
      blanks();
      if (!skip(',')) {
        need('}', "no comma behind a label");
        return labels;
      }
      blanks();
      if (openMetrics && isAt('}')) {
        throw new FormatException("a comma behind the last label");
      }
    }
    return labels;
  }

  private String quoted() throws FormatException {
    need('"', "the value of a label without quotes");
    StringBuilder value = new StringBuilder();
    while (!skip('"')) {
      if (isAtEnd()) {
        throw new FormatException("the value of a label without its last quote");
      }
      value.append(skip('\\') ? escaped() : line.charAt(at++));
    }
    return value.toString();
  }

  private String escaped() throws FormatException {
    if (isAtEnd()) {
      throw new FormatException("the value of a label without its last quote");
    }
    char character = line.charAt(at++);
    return switch (character) {
      case '\\', '"' -> String.valueOf(character);
      case 'n' -> "\n";
      default -> {
        if (openMetrics) {
          yield "\\" + character;
        }
        throw new FormatException("no such escape in the value of a label");
      }
    };
  }

  double number() throws FormatException {
    return number(word());
  }

  /** NaN and infinities included; a finite number that no double holds is refused. */
  static double number(String word) throws FormatException {
    if (word.equalsIgnoreCase("nan")) {
      return Double.NaN;
    }
    if (INFINITE.matcher(word).matches()) {
      return word.charAt(0) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (!NUMBER.matcher(word).matches() || Double.isInfinite(Double.parseDouble(word))) {
      throw new FormatException("no number where one must be");
    }
    return Double.parseDouble(word);
  }
}
