package io.loadline.probe;

import java.util.List;
import java.util.regex.Pattern;

/** A stack trace of Python, whose reason is at its end and not where one begins to read. */
final class PythonTrace {
  private static final String START = "Traceback (most recent call last)";
  private static final Pattern REASON =
      Pattern.compile("[A-Za-z_][\\w.]*(: .*|Error|Exception|Interrupt|Exit)");
  private static final Pattern SAYS_SOMETHING = Pattern.compile(".*[\\p{L}\\p{N}].*");
  private static final int SHORT = 200;
  private static final int FEW = 3;

  private PythonTrace() {}

  /** Whether a text is one, or too long and of too many lines to be read from its start alone. */
  static boolean isOne(String text) {
    return text.contains(START) || (text.length() > SHORT && lines(text).size() >= FEW);
  }

  /** First line and reason: all that people need of it. */
  static String brief(String text) {
    List<String> lines = lines(text);
    return lines.size() < 2 ? text : lines.get(0).strip() + " .. " + reason(text);
  }

  /** The exception with its message, which may have several lines; else the last line. */
  static String reason(String text) {
    List<String> lines = lines(text);
    for (int i = lines.size() - 1; i > 0 && text.contains(START); i--) {
      if (REASON.matcher(lines.get(i)).matches()) {
        return AnswerText.line(String.join(" ", lines.subList(i, lines.size())));
      }
    }
    return lines.isEmpty() ? "" : AnswerText.line(lines.get(lines.size() - 1));
  }

  private static List<String> lines(String text) {
    return text.lines().filter(line -> SAYS_SOMETHING.matcher(line).matches()).toList();
  }
}
