package io.loadline.json;

/** Reads one number after the other, each from bytes in pieces of any size. */
final class NumberScan {
  private static final int START = 0;
  private static final int MINUS = 1;
  private static final int ZERO = 2;
  private static final int WHOLE = 3;
  private static final int POINT = 4;
  private static final int FRACTION = 5;
  private static final int E = 6;
  private static final int SIGN = 7;
  private static final int EXPONENT = 8;

  private int part;
  private boolean over;

  void begin() {
    part = START;
    over = false;
  }

  /** Where the number ends, or {@code to} when it may go on. */
  int read(byte[] in, int from, int to) {
    int at = from;
    while (at < to && !over) {
      at = step(in, at, to);
    }
    return at;
  }

  private int step(byte[] in, int at, int to) {
    byte b = in[at];
    if (part == WHOLE || part == FRACTION || part == EXPONENT) {
      int end = NumberRuns.digits(in, at, to);
      if (end > at) {
        return end;
      }
    }
    int next = next(b);
    if (next == START) {
      over = true;
      return at;
    }
    part = next;
    return at + 1;
  }

  /** The part that a byte begins; {@link #START} when it does not belong to the number. */
  private int next(byte b) {
    boolean digit = ByteRuns.isDigit(b);
    return switch (part) {
      case START -> b == '-' ? MINUS : first(b);
      case MINUS -> first(b);
      case ZERO, WHOLE -> b == '.' ? POINT : (b | 0x20) == 'e' ? E : START;
      case POINT -> digit ? FRACTION : START;
      case FRACTION -> (b | 0x20) == 'e' ? E : START;
      case E -> b == '+' || b == '-' ? SIGN : digit ? EXPONENT : START;
      default -> part == SIGN && digit ? EXPONENT : START;
    };
  }

  private static int first(byte b) {
    return b == '0' ? ZERO : ByteRuns.isDigit(b) ? WHOLE : START;
  }

  /** Whether a byte came that does not belong to it. */
  boolean isOver() {
    return over;
  }

  /** Whether what came so far is a number. */
  boolean isWhole() {
    return part == ZERO || part == WHOLE || part == FRACTION || part == EXPONENT;
  }

  /** Whether nothing but a minus has come, behind which {@code Infinity} may stand. */
  boolean isMinus() {
    return part == MINUS;
  }
}
