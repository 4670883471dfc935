package io.loadline.transport.http2;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The settings that each connection announces: no header table, no push, and flow-control windows
 * so wide that updates are rare.
 */
final class ClientSettings {
  /** How many bytes a server may send unacknowledged, for a stream and in all. */
  static final int WINDOW = 1 << 30;

  /** What every side allows before it says more (RFC 9113, 6.9.2). */
  private static final int FIRST_WINDOW = 65_535;

  private static final String MAGIC = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final short HEADER_TABLE_SIZE = 1;
  private static final short ENABLE_PUSH = 2;
  private static final short INITIAL_WINDOW_SIZE = 4;

  /** The connection preface (RFC 9113, 3.4), and the wider window of the whole connection. */
  static final byte[] PREFACE = preface();

  private ClientSettings() {}

  private static byte[] preface() {
    ByteBuffer out = ByteBuffer.allocate(MAGIC.length() + Frame.HEAD + 3 * 6 + Frame.HEAD + 4);
    out.put(MAGIC.getBytes(StandardCharsets.US_ASCII));
    PreparedFrames.putHead(out, 3 * 6, Frame.SETTINGS, 0);
    out.putShort(HEADER_TABLE_SIZE).putInt(0);
    out.putShort(ENABLE_PUSH).putInt(0);
    out.putShort(INITIAL_WINDOW_SIZE).putInt(WINDOW);
    PreparedFrames.putHead(out, 4, Frame.WINDOW_UPDATE, 0);
    return out.putInt(WINDOW - FIRST_WINDOW).array();
  }
}
