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
  static final long ONES = 0x0101010101010101L;
  private static final long TOPS = 0x8080808080808080L;
  private static final long QUOTES = '"' * ONES;
  private static final long BACKSLASHES = '\\' * ONES;
  private static final long BLANKS = ' ' * ONES;
  private static final long ZEROS = '0' * ONES;
  private static final long BEYOND_NINE = (0x80 - 10) * ONES;

  private ByteRuns() {}

  /** The eight bytes at {@code at}, the first lowest. */
  static long word(byte[] in, int at) {
    return (long) WORDS.get(in, at);
  }

  /**
   * Where the first byte is that is no plain character of a string: a quote, a backslash, a control
   * character or a byte beyond ASCII; {@code to} when all are plain.
   */
  static int plain(byte[] in, int from, int to) {
    int at = from;
    while (at + WORD <= to) {
      long word = word(in, at);
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

  private static boolean isPlain(byte b) {
    return b >= ' ' && b != '"' && b != '\\';
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** How many of the eight bytes at {@code at} are digits, from the first on. */
  static int digits(byte[] in, int at) {
    long distance = word(in, at) ^ ZEROS;
    long others = ((distance + BEYOND_NINE) | distance) & TOPS;
    return Long.numberOfTrailingZeros(others) >>> 3;
  }
}
