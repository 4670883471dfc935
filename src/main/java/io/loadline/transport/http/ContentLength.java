package io.loadline.transport.http;

/** The value of {@code Content-Length}: a number, or the same number several times. */
final class ContentLength {
  private ContentLength() {}

  /**
   * Reads one line of it.
   *
   * @param before what an earlier line said; -1 for none
   * @throws MalformedAnswer when it is no number, or there are two different ones (RFC 9112, 6.3)
   */
  static long parse(byte[] bytes, int from, int to, long before) throws MalformedAnswer {
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
}
