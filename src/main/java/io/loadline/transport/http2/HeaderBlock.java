package io.loadline.transport.http2;

import java.util.Arrays;

/** A header block that is spread over HEADERS and CONTINUATION frames. */
final class HeaderBlock {
  /** How many bytes a block may have. */
  static final int LIMIT = 64 * 1024;

  private byte[] kept = new byte[1024];
  private int length;
  private int stream;
  private boolean endsStream;

  /** Whether more of it must come before any other frame. */
  boolean isOpen() {
    return stream != 0;
  }

  void open(int ofStream, boolean last) {
    stream = ofStream;
    endsStream = last;
    length = 0;
  }

  void add(byte[] bytes, int from, int to) throws ProtocolError {
    int all = length + to - from;
    if (all > LIMIT) {
      throw ProtocolError.connection(
          ErrorCode.ENHANCE_YOUR_CALM, "a header block of more than " + LIMIT + " bytes");
    }
    if (all > kept.length) {
      kept = Arrays.copyOf(kept, Math.max(all, 2 * kept.length));
    }
    System.arraycopy(bytes, from, kept, length, to - from);
    length = all;
  }

  void close() {
    stream = 0;
  }

  /** Of the block that is open; 0 when none is. */
  int stream() {
    return stream;
  }

  boolean endsStream() {
    return endsStream;
  }

  byte[] bytes() {
    return kept;
  }

  int length() {
    return length;
  }
}
