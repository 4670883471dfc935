package io.loadline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences on lines that a terminal shows whole. What people copy is never broken, though its line
 * be too long: a word without blanks (a URL, a path, a property), an annotation with its attribute,
 * a command to its end, a number with its unit.
 */
final class WrappedText {
  /** The width of a line of the report. */
  static final int COLUMNS = 100;

  private static final Pattern WHOLE =
      Pattern.compile(
          "@\\w+\\([^)\\n]*\\)\\S*"
              + "|\\b(?:kubectl|mvn|curl)(?: [^\\s;,()]+)+\\S*"
              + "|(?:[<>]=? )?\\d\\S* (?:ms|s|%|MB|MiB)(?!\\w)\\S*"
              + "|\\S+");

  private WrappedText() {}

  /**
   * A text in lines of that many columns; its own line breaks stay.
   *
   * @param first what the first line begins with; the others are indented to its end
   */
  static List<String> lines(String first, String text, int columns) {
    List<String> lines = new ArrayList<>();
    String indent = " ".repeat(first.length());
    for (String each : text.split("\n", -1)) {
      addLines(lines, lines.isEmpty() ? first : indent, each, columns);
    }
    return lines;
  }

  private static void addLines(List<String> lines, String start, String text, int columns) {
    if (start.length() + text.length() <= columns) {
      lines.add(start + text);
      return;
    }
    StringBuilder line = new StringBuilder(start);
    Matcher pieces = WHOLE.matcher(text);
    while (pieces.find()) {
      boolean empty = line.length() == start.length();
      if (!empty && line.length() + 1 + pieces.group().length() > columns) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(start.length()));
        empty = true;
      }
      line.append(empty ? "" : " ").append(pieces.group());
    }
    lines.add(line.toString());
  }
}
