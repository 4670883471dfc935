package io.loadline.page;

/** Foreign text on one line, of a length that a reader bears. */
final class ShortenedText {
  private ShortenedText() {}

  static String of(String text, int longest) {
    String start = text.length() <= longest ? text : text.substring(0, longest) + "...";
    StringBuilder line = new StringBuilder(start.length());
    boolean blank = true;
    for (int i = 0; i < start.length(); i++) {
      char each = start.charAt(i);
      boolean isBlank = each == ' ' || each == '\n' || each == '\r' || each == '\t';
      if (!isBlank || !blank) {
        line.append(isBlank ? ' ' : each);
      }
      blank = isBlank;
    }
    return line.toString().strip();
  }
}
