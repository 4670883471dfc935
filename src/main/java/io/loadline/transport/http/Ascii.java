package io.loadline.transport.http;

/** What HTTP needs to know of single bytes and short runs of them. */
final class Ascii {
  private static final boolean[] TOKEN = tokenCharacters();

  private Ascii() {}

  private static boolean[] tokenCharacters() {
    boolean[] token = new boolean[256];
    for (int c = '!'; c < 127; c++) {
      token[c] = "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
    }
    return token;
  }

  /** A character of a header's name (RFC 9110, 5.6.2). */
  static boolean isToken(byte b) {
    return TOKEN[b & 0xff];
  }

  static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  /** Whether a line may hold it: all but the control characters other than the tab. */
  static boolean isText(byte b) {
    return b >= ' ' ? b != 127 : b < 0 || b == '\t';
  }

  /** The number, or -1 when it is none of at most 18 digits. */
  static long decimal(byte[] bytes, int from, int to) {
    if (to == from || to - from > 18) {
      return -1;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      if (!isDigit(bytes[i])) {
        return -1;
      }
      value = 10 * value + bytes[i] - '0';
    }
    return value;
  }

  /** The value of a hexadecimal digit, or -1. */
  static int hex(byte b) {
    if (isDigit(b)) {
      return b - '0';
    }
    int lower = b | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  /** Compares without regard to case. */
  static boolean is(byte[] bytes, int from, int to, String lowerCase) {
    return to - from == lowerCase.length() && endsWith(bytes, from, to, lowerCase);
  }

  /** Compares the end without regard to case. */
  static boolean endsWith(byte[] bytes, int from, int to, String lowerCase) {
    int start = to - lowerCase.length();
    if (start < from) {
      return false;
    }
    for (int i = 0; i < lowerCase.length(); i++) {
      if (lower(bytes[start + i]) != lowerCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b | 0x20 : b;
  }

  /** The first byte from {@code from} on that is no blank. */
  static int skipBlanks(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && isBlank(bytes[at])) {
      at++;
    }
    return at;
  }

  /** The end of the run without the blanks at its end. */
  static int trimEnd(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && isBlank(bytes[end - 1])) {
      end--;
    }
    return end;
  }

  /** Where {@code wanted} is first, or {@code to}. */
  static int indexOf(byte[] bytes, int from, int to, char wanted) {
    int at = from;
    while (at < to && bytes[at] != wanted) {
      at++;
    }
    return at;
  }
}
