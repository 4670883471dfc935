package io.loadline.transport.answer;

/**
 * Cuts server-sent events out of bytes that come in pieces of any size, by the rules of the HTML
 * standard (9.2.6): lines end with CR LF, LF or CR; a colon first makes a comment; several lines of
 * data are one text. Reused, so that an event allocates nothing once the longest has been seen.
 */
final class EventReader {
  /** Bytes at most in an event, or in a line. */
  static final int LIMIT = 8 * 1024 * 1024;

  private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  /** Is told of each event that has data; one whose data is blank only says that all is well. */
  interface Sink {
    /**
     * An event.
     *
     * @param error whether its type says that the server failed; it may be without data then
     * @param data only valid during the call
     */
    void event(boolean error, GrowableBytes data);
  }

  private final Sink sink;
  private final GrowableBytes line = new GrowableBytes();
  private final GrowableBytes data = new GrowableBytes();
  private boolean hasData;
  private boolean error;
  private boolean afterReturn;
  private boolean first;
  private boolean tooLong;
  private boolean dropping;

  EventReader(Sink sink) {
    this.sink = sink;
  }

  /** The next answer begins. */
  void begin() {
    line.clear();
    afterReturn = false;
    first = true;
    tooLong = false;
    next();
  }

  private void next() {
    data.clear();
    hasData = false;
    error = false;
    dropping = false;
  }

  void read(byte[] in, int from, int to) {
    int at = from;
    while (at < to) {
      if (afterReturn && in[at] == '\n') {
        at++;
      }
      afterReturn = false;
      int end = lineEnd(in, at, to);
      // Of an event that is given up only the empty line behind it matters.
      line.add(in, at, dropping ? Math.min(end, at + 1) : end);
      if (line.length() + data.length() > LIMIT) {
        giveUp();
      }
      if (end < to) {
        afterReturn = in[end] == '\r';
        line();
      }
      at = end + 1;
    }
  }

  private void giveUp() {
    tooLong = true;
    dropping = true;
    data.clear();
    line.clear();
    line.add((byte) ':');
  }

  private static int lineEnd(byte[] in, int from, int to) {
    int at = from;
    while (at < to && in[at] != '\n' && in[at] != '\r') {
      at++;
    }
    return at;
  }

  private void line() {
    int start = first ? bom() : 0;
    first = false;
    if (line.length() > start && !dropping) {
      field(start);
    } else if (line.length() <= start) {
      dispatch();
    }
    line.clear();
  }

  private int bom() {
    boolean there = line.length() >= BOM.length;
    for (int i = 0; there && i < BOM.length; i++) {
      there = line.array()[i] == BOM[i];
    }
    return there ? BOM.length : 0;
  }

  private void field(int start) {
    int colon = start;
    while (colon < line.length() && line.array()[colon] != ':') {
      colon++;
    }
    int value = Math.min(colon + 1, line.length());
    if (value < line.length() && line.array()[value] == ' ') {
      value++;
    }
    if (line.is(start, colon, "data")) {
      if (hasData) {
        data.add((byte) '\n');
      }
      data.add(line.array(), value, line.length());
      hasData = true;
    } else if (line.is(start, colon, "event")) {
      error = isFailure(value);
    } else if (line.is(start, colon, "error") && value < line.length()) {
      // Older releases of llama.cpp write errors so, though the standard knows no such field.
      data.add(line.array(), value, line.length());
      error = true;
    }
  }

  private boolean isFailure(int type) {
    return line.is(type, line.length(), "error")
        || line.is(type, line.length(), "response.failed")
        || line.is(type, line.length(), "response.error");
  }

  private void dispatch() {
    if (error || (hasData && !data.isAmidBlanks(""))) {
      sink.event(error, data);
    }
    next();
  }

  /** The answer is over: an event without the empty line behind it is one all the same. */
  void end() {
    if (line.length() > 0) {
      line();
    }
    dispatch();
  }

  /** Whether there was an event beyond {@link #LIMIT}, which was passed over. */
  boolean isTooLong() {
    return tooLong;
  }
}
