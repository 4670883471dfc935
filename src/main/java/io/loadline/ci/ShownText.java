package io.loadline.ci;

/** Foreign text, fit to be shown: on one line, of bounded length, with nothing that hides. */
final class ShownText {
  /** Of what a server or a cluster has said. */
  static final int LONGEST = 300;

  private static final String CUT = "...";

  private ShownText() {}

  static String of(String text) {
    return of(text, LONGEST);
  }

  /**
   * With single blanks for white space, and a ? for what is invisible or changes the direction of
   * what follows.
   *
   * @param longest in characters; what is longer is cut and ends in dots
   */
  static String of(String text, int longest) {
    StringBuilder shown = new StringBuilder(Math.min(text.length(), longest + CUT.length()));
    boolean blank = false;
    for (int at = 0; at < text.length() && shown.length() <= longest; ) {
      int each = text.codePointAt(at);
      at += Character.charCount(each);
      if (isSpace(each)) {
        blank = shown.length() > 0;
      } else {
        shown.append(blank ? " " : "");
        shown.appendCodePoint(isHidden(each) ? '?' : each);
        blank = false;
      }
    }
    return shown.length() <= longest ? shown.toString() : cut(shown, longest) + CUT;
  }

  /** Never through the middle of a character. */
  private static String cut(StringBuilder text, int length) {
    boolean splits = Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, splits ? length - 1 : length);
  }

  private static boolean isSpace(int each) {
    return Character.isWhitespace(each) || Character.isSpaceChar(each);
  }

  private static boolean isHidden(int each) {
    return switch (Character.getType(each)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
