package io.loadline.report;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a run ended as it did, in two parts.
 *
 * @param sentence what is wrong, without a line break
 * @param details the rest of the text, a line each: what was seen, what it means, what to do
 */
record ReasonText(String sentence, List<String> details) {
  private static final Pattern END = Pattern.compile("[.!?]\\s+(?=\\p{Lu})");

  ReasonText {
    details = List.copyOf(details);
  }

  static ReasonText of(String message) {
    String text = message.strip();
    int end = end(text);
    String sentence = text.substring(0, end).strip();
    List<String> details =
        text.substring(end).stripIndent().lines().filter(line -> !line.isBlank()).toList();
    return new ReasonText(sentence, details);
  }

  /** Where the first sentence of the first line ends; not within a quoted answer of a server. */
  private static int end(String text) {
    int line = text.indexOf('\n');
    String first = line < 0 ? text : text.substring(0, line);
    Matcher ends = END.matcher(first);
    while (ends.find()) {
      if (isClosed(first.substring(0, ends.start()))) {
        return ends.start() + 1;
      }
    }
    return first.length();
  }

  private static boolean isClosed(String text) {
    return count(text, '"') % 2 == 0
        && count(text, '(') == count(text, ')')
        && count(text, '{') == count(text, '}');
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(each -> each == wanted).count();
  }
}
