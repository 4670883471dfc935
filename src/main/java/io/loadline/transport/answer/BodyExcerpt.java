package io.loadline.transport.answer;

/** The first bytes of a body, as details show them. */
final class BodyExcerpt {
  private final byte[] bytes = new byte[BodyBytes.SHOWN];
  private int length;

  void add(byte[] in, int from, int to) {
    int count = Math.min(to - from, bytes.length - length);
    System.arraycopy(in, from, bytes, length, count);
    length += count;
  }

  /** Holds them in its first {@link #length} elements. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }
}
