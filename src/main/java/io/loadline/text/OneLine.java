package io.loadline.text;

/** Makes foreign text fit for a line of a message. */
public final class OneLine {
  private static final int LONGEST = 300;
  private static final int NOT_DECODED = 0xFFFD;

  private OneLine() {}

  /** Of at most 300 characters. */
  public static String of(String text) {
    return of(text, LONGEST);
  }

  /**
   * With single blanks, a ? for what cannot be shown or changes how the rest is shown (control
   * characters, directions, half a character), and dots for what is over a length.
   */
  public static String of(String text, int longest) {
    StringBuilder line = new StringBuilder();
    boolean blank = false;
    boolean hidden = false;
    for (int at = 0; at < text.length() && line.length() <= longest; ) {
      int each = text.codePointAt(at);
      at += Character.charCount(each);
      if (Character.isWhitespace(each) || Character.isSpaceChar(each)) {
        blank = line.length() > 0;
        continue;
      }
      boolean hides = isHidden(each);
      if (!hides || !hidden || blank) {
        line.append(blank ? " " : "").appendCodePoint(hides ? '?' : each);
      }
      hidden = hides;
      blank = false;
    }
    return line.length() <= longest
        ? line.toString()
        : line.substring(0, end(line, longest)) + "...";
  }

  /** Never within a character. */
  private static int end(StringBuilder line, int longest) {
    boolean within = longest > 0 && Character.isHighSurrogate(line.charAt(longest - 1));
    return within ? longest - 1 : longest;
  }

  private static boolean isHidden(int each) {
    return switch (Character.getType(each)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> true;
      default -> each == NOT_DECODED;
    };
  }
}
