package io.loadline.transport.http2;

/** Types and flags of frames (RFC 9113, 6), and what is read of their bytes. */
final class Frame {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int PRIORITY = 2;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int PUSH_PROMISE = 5;
  static final int PING = 6;
  static final int GOAWAY = 7;
  static final int WINDOW_UPDATE = 8;
  static final int CONTINUATION = 9;

  static final int ACK = 0x1;
  static final int END_STREAM = 0x1;
  static final int END_HEADERS = 0x4;
  static final int PADDED = 0x8;
  static final int HAS_PRIORITY = 0x20;

  /** The bytes before the payload. */
  static final int HEAD = 9;

  /** The payload's size that every side takes; ours and the initial one of the other. */
  static final int SIZE = 16_384;

  private Frame() {}

  static int medium(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff);
  }

  static int integer(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 24 | medium(bytes, at + 1);
  }

  /** Without the reserved bit. */
  static int integer31(byte[] bytes, int at) {
    return integer(bytes, at) & Integer.MAX_VALUE;
  }
}
