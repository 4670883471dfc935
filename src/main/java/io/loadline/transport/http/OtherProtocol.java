package io.loadline.transport.http;

import io.loadline.transport.FailureKind;

/** Knows by its first bytes what is spoken where an answer of HTTP/1 should begin. */
final class OtherProtocol {
  private static final byte TLS_ALERT = 21;
  private static final byte TLS_VERSION = 3;

  /** A frame's length has 24 bits, of which a greeting needs the last 8. */
  private static final int FRAME_TYPE = 3;

  private static final byte SETTINGS = 4;
  private static final byte GO_AWAY = 7;

  private OtherProtocol() {}

  /**
   * What it is: an alert of TLS, or the SETTINGS (or GOAWAY, from one that is annoyed already) of
   * HTTP/2.
   *
   * @return {@code TLS_EXPECTED}, {@code HTTP2_ONLY}, or {@code OTHER}
   */
  static FailureKind of(byte[] bytes, int from, int to) {
    if (to - from > 1 && bytes[from] == TLS_ALERT && bytes[from + 1] == TLS_VERSION) {
      return FailureKind.TLS_EXPECTED;
    }
    boolean frame = to - from > FRAME_TYPE && bytes[from] == 0 && bytes[from + 1] == 0;
    return frame && isGreeting(bytes[from + FRAME_TYPE])
        ? FailureKind.HTTP2_ONLY
        : FailureKind.OTHER;
  }

  private static boolean isGreeting(byte type) {
    return type == SETTINGS || type == GO_AWAY;
  }
}
