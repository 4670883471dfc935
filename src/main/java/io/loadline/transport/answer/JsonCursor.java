package io.loadline.transport.answer;

import io.loadline.transport.ServerTimings;

/**
 * A position in a JSON text, moved from token to token. Strict in structure only: what is in a
 * string or a number is not checked.
 */
final class JsonCursor {
  private GrowableBytes in = new GrowableBytes();
  private int at;
  private boolean notFinite;

  void reset(GrowableBytes text) {
    in = text;
    at = 0;
    notFinite = false;
  }

  boolean isNotFinite() {
    return notFinite;
  }

  int at() {
    return at;
  }

  boolean isAtEnd() {
    return at == in.length();
  }

  /** The next byte that is no blank; 0 at the end. */
  byte peek() {
    while (at < in.length() && isBlank(in.array()[at])) {
      at++;
    }
    return at < in.length() ? in.array()[at] : 0;
  }

  /** Moves over the byte that {@link #peek} showed, if it is this one. */
  boolean take(char wanted) {
    boolean there = peek() == wanted;
    at += there ? 1 : 0;
    return there;
  }

  /** Moves behind a string; false when there is none, or no end of it. */
  boolean string() {
    if (!take('"')) {
      return false;
    }
    while (at < in.length() && in.array()[at] != '"') {
      at += in.array()[at] == '\\' ? 2 : 1;
    }
    at++;
    return at <= in.length();
  }

  /** Moves behind a number, NaN and Infinity included, true, false or null; false for none. */
  boolean scalar() {
    int start = at;
    while (at < in.length() && isScalar(in.array()[at])) {
      notFinite |= in.array()[at] == 'N' || in.array()[at] == 'I';
      at++;
    }
    return at > start;
  }

  /** Whether the value from {@code start} to here is more than null, false or empty. */
  boolean isFilled(int start) {
    byte first = in.array()[start];
    if (first == '"') {
      return at - start > 2;
    }
    if (first == '{' || first == '[') {
      int inner = start + 1;
      while (isBlank(in.array()[inner])) {
        inner++;
      }
      return inner < at - 1;
    }
    return first != 'n' && first != 'f';
  }

  /** Whether it is an error, as the value of a member of that name: 0 is none either. */
  boolean isError(int start) {
    return isFilled(start) && !isZero(start);
  }

  private boolean isZero(int start) {
    int digit = start;
    while (digit < at && "-0.".indexOf(in.array()[digit]) >= 0) {
      digit++;
    }
    return digit > start && (digit == at || (in.array()[digit] | 0x20) == 'e');
  }

  /** The whole number from {@code start} to here, -1 when it is none of at most 15 digits. */
  long number(int start) {
    long value = at - start > 15 ? -1 : 0;
    for (int i = start; i < at && value >= 0; i++) {
      int digit = in.array()[i] - '0';
      value = digit >= 0 && digit <= 9 ? 10 * value + digit : -1;
    }
    return value;
  }

  /** The ms from {@code start} to here, in ns; {@link ServerTimings#UNTOLD} when it is no time. */
  long millis(int start) {
    return ServerTimings.nanos(in.array(), start, at, 1_000_000);
  }

  private static boolean isScalar(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= '0' && b <= '9')
        || b == '-'
        || b == '+'
        || b == '.'
        || b == 'E'
        || b == 'N'
        || b == 'I';
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
