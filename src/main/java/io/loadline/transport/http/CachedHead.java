package io.loadline.transport.http;

import java.util.Arrays;

/**
 * The bytes of the last head, so that the same bytes need not be read again: the heads of a
 * server's answers often differ in their date alone, once a second. Comparing costs a tenth of
 * reading.
 */
final class CachedHead {
  /** Longer ones are read each time. */
  static final int LONGEST = 2048;

  private static final int ELSEWHERE = -1;

  private byte[] bytes = new byte[256];
  private int length;
  private int start = ELSEWHERE;

  /**
   * The first bytes of an answer have come.
   *
   * @return how many of them are the same head as before; 0 when it is another
   */
  int begin(byte[] in, int from, int to) {
    if (length > 0
        && length <= to - from
        && Arrays.equals(bytes, 0, length, in, from, from + length)) {
      start = ELSEWHERE;
      return length;
    }
    length = 0;
    start = from;
    return 0;
  }

  /** More bytes have come, in which the head does not begin. */
  void proceed() {
    start = ELSEWHERE;
  }

  /** The head has been read and is good. It is kept if all of it came at once. */
  void end(byte[] in, int to) {
    int size = to - start;
    if (start == ELSEWHERE || size > LONGEST) {
      return;
    }
    if (size > bytes.length) {
      bytes = new byte[LONGEST];
    }
    System.arraycopy(in, start, bytes, 0, size);
    length = size;
    start = ELSEWHERE;
  }
}
