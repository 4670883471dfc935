package io.loadline.json;

/**
 * Passes over numbers that are there as a whole. Tensors consist of them, so this is the innermost
 * loop of the scan. The digits before the point are taken one by one, since most numbers of an
 * array have equally many and the processor foresees that; those behind it all at once, since
 * nobody can foresee how many they are.
 */
final class NumberRuns {
  /** So many bytes can be read without a look whether they are there. */
  private static final int MARGIN = 48;

  private static final int WORD = Long.BYTES;

  /** So many numbers are taken one by one before blocks, which met one that they leave, go on. */
  private static final int FEW = 32;

  private NumberRuns() {}

  /**
   * Passes over numbers of an array, each with the comma behind it, as long as they are written as
   * most are: no blank but one behind a comma. The last number is left.
   *
   * @return where the next value is to begin; {@code from} when nothing was passed over
   */
  static int list(NumberBlocks blocks, byte[] in, int from, int to) {
    int start = from;
    for (int i = 0; ; i++) {
      if (i % FEW == 0) {
        start = blocks.passOver(in, start, to);
      }
      if (start < to && in[start] == ' ') {
        start++;
      }
      int end = number(in, start, to);
      if (end == start || end == to || in[end] != ',') {
        return start;
      }
      start = end + 1;
    }
  }

  /**
   * Passes over one number.
   *
   * @return behind it, or {@code from} when there is none. What it returns may be {@code to}: then
   *     the number may go on
   */
  static int number(byte[] in, int from, int to) {
    return from + MARGIN <= to ? quick(in, from, to) : careful(in, from, to);
  }

  private static int quick(byte[] in, int from, int to) {
    int first = in[from] == '-' ? from + 1 : from;
    int at = first;
    while (ByteRuns.isDigit(in[at]) && at < from + WORD) {
      at++;
    }
    if (at == first || at == from + WORD || (at > first + 1 && in[first] == '0')) {
      return careful(in, from, to);
    }
    if (in[at] == '.') {
      int fraction = fraction(in, at + 1);
      if (fraction == 0 || fraction == 3 * WORD) {
        return careful(in, from, to);
      }
      at += 1 + fraction;
    }
    return (in[at] | 0x20) == 'e' ? careful(in, from, to) : at;
  }

  /** How many digits there are, up to 24; without a branch up to 15. */
  private static int fraction(byte[] in, int at) {
    int first = ByteRuns.digits(in, at);
    int count = first + (ByteRuns.digits(in, at + WORD) & -(first >>> 3));
    return count < 2 * WORD ? count : count + ByteRuns.digits(in, at + 2 * WORD);
  }

  private static int careful(byte[] in, int from, int to) {
    int first = from < to && in[from] == '-' ? from + 1 : from;
    int at = digits(in, first, to);
    if (at == first || (at > first + 1 && in[first] == '0')) {
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

  private static int exponent(byte[] in, int number, int from, int to) {
    int first = from < to && (in[from] == '-' || in[from] == '+') ? from + 1 : from;
    int at = digits(in, first, to);
    return at == first ? number : at;
  }

  static int digits(byte[] in, int from, int to) {
    int at = from;
    while (at < to && ByteRuns.isDigit(in[at])) {
      at++;
    }
    return at;
  }
}
