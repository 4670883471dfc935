package io.loadline.transport.http;

import java.util.Arrays;

/**
 * Cuts lines out of bytes that arrive in pieces. A line that lies within one piece is not copied.
 * Both CR LF and LF end a line. A line of a header that begins with a blank continues the one
 * before (RFC 9112, 5.2).
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
  private boolean awaitsNext;

  /** A new count of bytes begins. */
  void restart() {
    used = 0;
    keptLength = 0;
    awaitsNext = false;
  }

  /**
   * Takes bytes up to the next end of a line.
   *
   * @param fields whether the line is one of a header, which may go on in the next
   * @return the first index not taken
   * @throws MalformedAnswer when the lines have more than {@value #LIMIT} bytes
   */
  int take(byte[] in, int from, int to, boolean fields) throws MalformedAnswer {
    if (awaitsNext && ends(in[from])) {
      return from;
    }
    int lineFeed = Ascii.indexOf(in, from, to, '\n');
    int next = Math.min(to, lineFeed + 1);
    boolean goesOn = fields && lineFeed < to && goesOn(in, from, lineFeed, to);
    whole = lineFeed < to && !goesOn;
    used += next - from;
    if (used > LIMIT) {
      throw new MalformedAnswer("a head of more than " + LIMIT + " bytes");
    }
    if (keptLength == 0 && whole) {
      expose(in, from, lineFeed);
    } else {
      keep(in, from, lineFeed);
    }
    if (goesOn && kept[keptLength - 1] == '\r') {
      keptLength--;
    }
    return next;
  }

  /** The line that waits is whole unless the next byte continues it. */
  private boolean ends(byte next) {
    awaitsNext = false;
    whole = !Ascii.isBlank(next);
    if (whole) {
      expose(kept, 0, keptLength);
      keptLength = 0;
    }
    return whole;
  }

  /**
   * Whether the next line continues this one, or has yet to come; nothing continues an empty one.
   */
  private boolean goesOn(byte[] in, int from, int lineFeed, int to) {
    int length = keptLength + lineFeed - from;
    byte first = keptLength > 0 ? kept[0] : in[from];
    if (length == 0 || (length == 1 && first == '\r')) {
      return false;
    }
    awaitsNext = lineFeed + 1 == to;
    return awaitsNext || Ascii.isBlank(in[lineFeed + 1]);
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
