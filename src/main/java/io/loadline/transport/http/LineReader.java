package io.loadline.transport.http;

import java.util.Arrays;

/**
 * Cuts lines out of bytes that arrive in pieces. A line that lies within one piece is not copied.
 * Both CR LF and LF end a line.
 */
final class LineReader {
  /** How many bytes all lines since {@link #restart} may have. */
  static final int LIMIT = 64 * 1024;

  private byte[] kept = new byte[256];
  private int keptLength;
  private int used;
  private byte[] line = kept;
  private int start;
  private int end;
  private boolean whole;

  /** A new count of bytes begins. */
  void restart() {
    used = 0;
    keptLength = 0;
  }

  /**
   * Takes bytes up to the next end of a line.
   *
   * @return the first index not taken
   * @throws MalformedAnswer when the lines have more than {@value #LIMIT} bytes
   */
  int take(byte[] in, int from, int to) throws MalformedAnswer {
    int lineFeed = Ascii.indexOf(in, from, to, '\n');
    whole = lineFeed < to;
    int next = whole ? lineFeed + 1 : to;
    used += next - from;
    if (used > LIMIT) {
      throw new MalformedAnswer("a head of more than " + LIMIT + " bytes");
    }
    if (keptLength == 0 && whole) {
      expose(in, from, lineFeed);
    } else {
      keep(in, from, whole ? lineFeed : to);
    }
    return next;
  }

  private void keep(byte[] in, int from, int to) {
    int length = keptLength + to - from;
    if (length > kept.length) {
      kept = Arrays.copyOf(kept, Math.max(length, 2 * kept.length));
    }
    System.arraycopy(in, from, kept, keptLength, to - from);
    keptLength = length;
    expose(kept, 0, length);
    if (whole) {
      keptLength = 0;
    }
  }

  private void expose(byte[] bytes, int from, int to) {
    line = bytes;
    start = from;
    end = whole && to > from && bytes[to - 1] == '\r' ? to - 1 : to;
  }

  /** Whether {@link #line} is a whole line; it is its beginning otherwise. */
  boolean isWhole() {
    return whole;
  }

  /** Holds the line from {@link #start} to {@link #end}, until the next {@link #take}. */
  byte[] line() {
    return line;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }
}
