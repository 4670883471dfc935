package io.loadline.transport;

import java.util.Arrays;

/** A body that grows as it is decoded, up to {@link AnswerCheck#CEILING}. */
final class PlainBytes {
  private static final int LEAST = 1024;

  private byte[] bytes;
  private int length;
  private boolean cut;

  /** None so far, and room for about so many. */
  PlainBytes(int expected) {
    bytes = new byte[Math.max(LEAST, Math.min(AnswerCheck.CEILING, expected))];
  }

  /** More of it; what goes beyond the ceiling is dropped. */
  void add(byte[] in, int from, int to) {
    int count = Math.min(to - from, AnswerCheck.CEILING - length);
    if (length + count > bytes.length) {
      int doubled = Math.min(AnswerCheck.CEILING, 2 * bytes.length);
      bytes = Arrays.copyOf(bytes, Math.max(length + count, doubled));
    }
    System.arraycopy(in, from, bytes, length, count);
    length += count;
    cut |= count < to - from;
  }

  /** Holds the body in its first {@link #length} bytes. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Whether it goes on beyond the ceiling. */
  boolean isCut() {
    return cut;
  }
}
