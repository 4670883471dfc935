package io.loadline.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the ends of runs of bytes that need no look each: the digits of a number, the plain
 * characters of a string. Eight bytes at a time: the bytes of a word are compared at once, and the
 * lowest one that stands out is exact (those above it need not be).
 */
final class ByteRuns {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int WORD = Long.BYTES;
  private static final long ONES = 0x0101010101010101L;
  private static final long TOPS = 0x8080808080808080L;
  private static final long QUOTES = '"' * ONES;
  private static final long BACKSLASHES = '\\' * ONES;
  private static final long BLANKS = ' ' * ONES;
  private static final long ZEROS = '0' * ONES;
  private static final long BEYOND_NINE = (0x80 - 10) * ONES;

  private ByteRuns() {}

  /** Where the first byte is that is no digit; {@code to} when all are digits. */
  static int digits(byte[] in, int from, int to) {
    int at = from;
    while (at + WORD <= to) {
      long distance = (long) WORDS.get(in, at) ^ ZEROS;
      long others = ((distance + BEYOND_NINE) | distance) & TOPS;
      if (others != 0) {
        return at + (Long.numberOfTrailingZeros(others) >>> 3);
      }
      at += WORD;
    }
    while (at < to && isDigit(in[at])) {
      at++;
    }
    return at;
  }

  /**
   * Where the first byte is that is no plain character of a string: a quote, a backslash, a control
   * character or a byte beyond ASCII; {@code to} when all are plain.
   */
  static int plain(byte[] in, int from, int to) {
    int at = from;
    while (at + WORD <= to) {
      long word = (long) WORDS.get(in, at);
      long quotes = word ^ QUOTES;
      long backslashes = word ^ BACKSLASHES;
      long special =
          (((quotes - ONES) & ~quotes)
                  | ((backslashes - ONES) & ~backslashes)
                  | ((word - BLANKS) & ~word)
                  | word)
              & TOPS;
      if (special != 0) {
        return at + (Long.numberOfTrailingZeros(special) >>> 3);
      }
      at += WORD;
    }
    while (at < to && isPlain(in[at])) {
      at++;
    }
    return at;
  }

  static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private static boolean isPlain(byte b) {
    return b >= ' ' && b != '"' && b != '\\';
  }

  /**
   * Passes over numbers of an array, each with the comma behind it, as long as they are written as
   * most are: no blank but one behind a comma. What is written otherwise, and the last number, is
   * left to {@link NumberScan}.
   *
   * @return where the next value is to begin; {@code from} when nothing was passed over
   */
  static int numbers(byte[] in, int from, int to) {
    int start = from;
    int end = number(in, start, to);
    while (end < to && in[end] == ',' && end > start) {
      start = end + 1;
      if (start < to && in[start] == ' ') {
        start++;
      }
      end = number(in, start, to);
    }
    return start;
  }

  /** Behind the number at {@code from}; {@code from} when there is none that is whole for sure. */
  private static int number(byte[] in, int from, int to) {
    int first = from < to && in[from] == '-' ? from + 1 : from;
    int at = first < to && in[first] == '0' ? first + 1 : digits(in, first, to);
    if (at == first) {
      return from;
    }
    if (at < to && in[at] == '.') {
      int fraction = at + 1;
      at = digits(in, fraction, to);
      if (at == fraction) {
        return from;
      }
    }
    return at < to && (in[at] | 0x20) == 'e' ? exponent(in, from, at + 1, to) : at;
  }

  private static int exponent(byte[] in, int start, int from, int to) {
    int first = from < to && (in[from] == '-' || in[from] == '+') ? from + 1 : from;
    int at = digits(in, first, to);
    return at == first ? start : at;
  }
}
