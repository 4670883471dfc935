package io.loadline.transport.http;

/** The values from which follows where a body ends, and how long its connection may stay open. */
final class FramingValues {
  private static final int CHUNK_SIZE_DIGITS = 15;

  private FramingValues() {}

  /**
   * One line of {@code Content-Length}: a number, or the same number several times.
   *
   * @param before what an earlier line said; -1 for none
   * @throws MalformedAnswer when it is no number, or there are two different ones (RFC 9112, 6.3)
   */
  static long contentLength(byte[] bytes, int from, int to, long before) throws MalformedAnswer {
    long known = before;
    int at = from;
    do {
      int comma = Ascii.indexOf(bytes, at, to, ',');
      int start = Ascii.skipBlanks(bytes, at, comma);
      long length = Ascii.decimal(bytes, start, Ascii.trimEnd(bytes, start, comma));
      if (length < 0) {
        throw new MalformedAnswer(
            "Content-Length is no number: " + ResponseHead.shown(bytes, from, to));
      }
      if (known >= 0 && known != length) {
        String shown = ResponseHead.shown(bytes, start, to);
        throw new MalformedAnswer("two values of Content-Length: " + known + " and " + shown);
      }
      known = length;
      at = comma + 1;
    } while (at <= to);
    return known;
  }

  /**
   * For how many seconds {@code Keep-Alive} lets a connection lie idle: {@code timeout=5, max=100},
   * in any order; -1 when it does not say.
   */
  static long keepAliveSeconds(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      int comma = Ascii.indexOf(bytes, at, to, ',');
      int start = Ascii.skipBlanks(bytes, at, comma);
      int equals = Ascii.indexOf(bytes, start, comma, '=');
      if (equals < comma
          && Ascii.is(bytes, start, Ascii.trimEnd(bytes, start, equals), "timeout")) {
        int number = Ascii.skipBlanks(bytes, equals + 1, comma);
        return Ascii.decimal(bytes, number, Ascii.trimEnd(bytes, number, comma));
      }
      at = comma + 1;
    }
    return -1;
  }

  /** The line before a chunk: its size in hexadecimal digits, and extensions that mean nothing. */
  static long chunkSize(byte[] bytes, int from, int to) throws MalformedAnswer {
    long size = 0;
    int at = from;
    while (at < to && at - from <= CHUNK_SIZE_DIGITS && Ascii.hex(bytes[at]) >= 0) {
      size = 16 * size + Ascii.hex(bytes[at]);
      at++;
    }
    int rest = Ascii.skipBlanks(bytes, at, to);
    if (at == from || at - from > CHUNK_SIZE_DIGITS || (rest < to && bytes[rest] != ';')) {
      throw new MalformedAnswer("no chunk size: " + ResponseHead.shown(bytes, from, to));
    }
    return size;
  }

  /** The line behind a chunk is empty. */
  static void checkChunkEnd(boolean empty) throws MalformedAnswer {
    if (!empty) {
      throw new MalformedAnswer("a chunk longer than its size");
    }
  }
}
