package io.loadline.transport.http;

/** The line before a chunk: its size in hexadecimal digits, and extensions that mean nothing. */
final class ChunkSize {
  private static final int DIGITS = 15;

  private ChunkSize() {}

  static long parse(byte[] bytes, int from, int to) throws MalformedAnswer {
    long size = 0;
    int at = from;
    while (at < to && at - from <= DIGITS && Ascii.hex(bytes[at]) >= 0) {
      size = 16 * size + Ascii.hex(bytes[at]);
      at++;
    }
    int rest = Ascii.skipBlanks(bytes, at, to);
    if (at == from || at - from > DIGITS || (rest < to && bytes[rest] != ';')) {
      throw new MalformedAnswer("no chunk size: " + ResponseHead.shown(bytes, from, to));
    }
    return size;
  }

  /** The line behind a chunk is empty. */
  static void checkEnd(boolean empty) throws MalformedAnswer {
    if (!empty) {
      throw new MalformedAnswer("a chunk longer than its size");
    }
  }
}
