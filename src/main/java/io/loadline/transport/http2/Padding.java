package io.loadline.transport.http2;

/** What a padded frame holds besides its content. */
final class Padding {
  private Padding() {}

  static void check(int flags, byte[] bytes, int from, int to) throws ProtocolError {
    if (isPadded(flags) && (to == from || (bytes[from] & 0xff) > to - from - 1)) {
      throw ProtocolError.connection("padding longer than its frame");
    }
  }

  static int start(int flags, int from) {
    return isPadded(flags) ? from + 1 : from;
  }

  static int end(int flags, byte[] bytes, int from, int to) {
    return isPadded(flags) ? to - (bytes[from] & 0xff) : to;
  }

  private static boolean isPadded(int flags) {
    return (flags & Frame.PADDED) != 0;
  }
}
