package io.loadline.transport.http;

/** The value of {@code Keep-Alive}: {@code timeout=5, max=100}, in any order. */
final class KeepAliveValue {
  private KeepAliveValue() {}

  /** For how many seconds a connection may lie idle; -1 when it does not say. */
  static long timeout(byte[] bytes, int from, int to) {
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
}
