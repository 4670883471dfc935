package io.loadline.ci;

import io.loadline.text.OneLine;

/**
 * Text for GitHub's Markdown. A character that may mean something there is written as a numeric
 * character reference, which never does.
 */
final class MarkdownText {
  /** What means nothing within a line that begins otherwise. */
  private static final String PLAIN = " .,/%()=;?+-'\"";

  private MarkdownText() {}

  /** Text that begins no line. */
  static String text(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    char before = ' ';
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      if (isPlain(each, before)) {
        escaped.append(each);
      } else {
        escaped.append("&#").append((int) each).append(';');
      }
      before = each;
    }
    return escaped.toString();
  }

  /** "www." would become a link. */
  private static boolean isPlain(char each, char before) {
    boolean link = each == '.' && (before == 'w' || before == 'W');
    return each >= 0x80 || Character.isLetterOrDigit(each) || (PLAIN.indexOf(each) >= 0 && !link);
  }

  /** What somebody else has said: bounded, on one line. */
  static String code(String foreign) {
    return "<code>" + text(OneLine.of(foreign)) + "</code>";
  }
}
