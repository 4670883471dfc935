package io.loadline.json;

/**
 * Reads one string after the other, each from bytes in pieces of any size and from behind its first
 * quote. Bytes that are no UTF-8 are noted and are no end of it.
 */
final class StringScan {
  private static final String ESCAPED = "\"\\/bfnrt";
  private static final int HEX_DIGITS = 4;

  private final Utf8Scan utf8 = new Utf8Scan();
  private boolean afterBackslash;
  private int hexDigits;
  private boolean escaped;
  private boolean over;
  private String problem = "";

  void begin() {
    escaped = false;
    over = false;
  }

  void restart() {
    utf8.restart();
    afterBackslash = false;
    hexDigits = 0;
    problem = "";
    begin();
  }

  /** Behind the last quote, {@code to} when the string goes on, at the byte that is wrong. */
  int read(byte[] in, int from, int to) {
    int at = from;
    while (at < to) {
      at = afterBackslash || hexDigits > 0 ? at : utf8.isWithin() ? at : ByteRuns.plain(in, at, to);
      if (at == to) {
        return to;
      }
      byte b = in[at];
      if (b == '"' && !afterBackslash && hexDigits == 0) {
        utf8.take(b);
        over = true;
        return at + 1;
      }
      if (!takes(b)) {
        return at;
      }
      at++;
    }
    return at;
  }

  private boolean takes(byte b) {
    if (hexDigits > 0) {
      hexDigits--;
      return (b >= 0 && Character.digit(b, 16) >= 0)
          || fails("no hexadecimal digit in a \\u escape");
    }
    if (afterBackslash) {
      afterBackslash = false;
      hexDigits = b == 'u' ? HEX_DIGITS : 0;
      return b == 'u' || ESCAPED.indexOf(b) >= 0 || fails("no escape of JSON behind a backslash");
    }
    utf8.take(b);
    afterBackslash = b == '\\';
    escaped |= afterBackslash;
    return b < 0 || b >= ' ' || fails("a control character within a string");
  }

  private boolean fails(String why) {
    problem = why;
    return false;
  }

  boolean isOver() {
    return over;
  }

  boolean isEscaped() {
    return escaped;
  }

  /** Why it is none; empty while it is one. */
  String problem() {
    return problem;
  }

  /** Whether every string of the document so far is UTF-8. */
  boolean isUtf8() {
    return utf8.isGood();
  }
}
