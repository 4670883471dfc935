package io.loadline.transport.answer;

import java.util.Arrays;

/** Bytes that grow, in an array that is kept. */
final class GrowableBytes {
  private byte[] array = new byte[512];
  private int length;

  void clear() {
    length = 0;
  }

  void add(byte[] in, int from, int to) {
    int needed = length + to - from;
    if (needed > array.length) {
      array = Arrays.copyOf(array, Math.max(needed, 2 * array.length));
    }
    System.arraycopy(in, from, array, length, to - from);
    length = needed;
  }

  void add(byte one) {
    if (length == array.length) {
      array = Arrays.copyOf(array, 2 * length);
    }
    array[length] = one;
    length++;
  }

  /** Holds the bytes in its first {@link #length} elements. */
  byte[] array() {
    return array;
  }

  int length() {
    return length;
  }

  /** Whether the bytes from {@code from} to {@code to} are just this text, in ASCII. */
  boolean is(int from, int to, String text) {
    return to - from == text.length() && has(from, text);
  }

  /** Whether they are just this text, in ASCII, with or without blanks around it. */
  boolean isAmidBlanks(String text) {
    int from = 0;
    int to = length;
    while (from < to && isBlank(array[from])) {
      from++;
    }
    while (to > from && isBlank(array[to - 1])) {
      to--;
    }
    return is(from, to, text);
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }

  /** Whether the text, in ASCII, stands at {@code from}. */
  boolean has(int from, String text) {
    boolean same = from + text.length() <= length;
    for (int i = 0; same && i < text.length(); i++) {
      same = array[from + i] == text.charAt(i);
    }
    return same;
  }

  /** Whether a run of bytes stands anywhere; an empty one does. */
  boolean contains(byte[] run) {
    boolean found = run.length == 0;
    for (int i = 0; !found && i + run.length <= length; i++) {
      found = array[i] == run[0] && Arrays.equals(array, i, i + run.length, run, 0, run.length);
    }
    return found;
  }

  boolean contains(int from, int to, char wanted) {
    boolean found = false;
    for (int i = from; i < to; i++) {
      found |= array[i] == wanted;
    }
    return found;
  }
}
