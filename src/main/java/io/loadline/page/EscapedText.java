package io.loadline.page;

/**
 * Foreign text made harmless for HTML and XML alike. What could not be shown, or would turn the
 * direction of the text around it, becomes the replacement character.
 */
final class EscapedText {
  private static final char REPLACEMENT = '\uFFFD';
  private static final int DELETE = 0x7f;
  private static final int LAST_CONTROL = 0x9f;

  private EscapedText() {}

  /** For text between tags and for values between quotes. */
  static void append(StringBuilder out, String text) {
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      switch (each) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        case '\n', '\t' -> out.append(each);
        case '\r' -> out.append('\n');
        default -> i += appendOther(out, text, i);
      }
    }
  }

  /** How many characters beyond this one belong to it. */
  private static int appendOther(StringBuilder out, String text, int at) {
    char each = text.charAt(at);
    if (!Character.isSurrogate(each)) {
      out.append(isShown(each) ? each : REPLACEMENT);
      return 0;
    }
    int point = text.codePointAt(at);
    if (Character.isBmpCodePoint(point) || !isShown(point)) {
      out.append(REPLACEMENT);
      return Character.charCount(point) - 1;
    }
    out.appendCodePoint(point);
    return 1;
  }

  private static boolean isShown(int point) {
    return point >= ' '
        && (point < DELETE || point > LAST_CONTROL)
        && (point & 0xfffe) != 0xfffe
        && !isDirection(point);
  }

  /** Marks, embeddings, overrides and isolates of bidirectional text. */
  private static boolean isDirection(int point) {
    return point == 0x061c
        || point == 0x200e
        || point == 0x200f
        || (point >= 0x2028 && point <= 0x202e)
        || (point >= 0x2066 && point <= 0x2069);
  }
}
