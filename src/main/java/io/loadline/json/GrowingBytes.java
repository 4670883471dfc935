package io.loadline.json;

import java.util.Arrays;

/** Bytes up to a ceiling, in an array that grows and is kept for the next. */
final class GrowingBytes {
  private final int ceiling;
  private byte[] array = new byte[64];
  private int length;
  private boolean full;

  GrowingBytes(int ceiling) {
    this.ceiling = ceiling;
  }

  int ceiling() {
    return ceiling;
  }

  void clear() {
    length = 0;
    full = false;
  }

  void add(byte[] in, int from, int to) {
    int count = Math.min(to - from, ceiling - length);
    full |= count < to - from;
    if (length + count > array.length) {
      long twice = Math.min(ceiling, 2L * array.length);
      array = Arrays.copyOf(array, (int) Math.max(length + count, twice));
    }
    System.arraycopy(in, from, array, length, count);
    length += count;
  }

  /** Holds the bytes in its first {@link #length} elements. */
  byte[] array() {
    return array;
  }

  int length() {
    return length;
  }

  /** Whether more came than the ceiling allows, which was dropped. */
  boolean isCut() {
    return full;
  }
}
