package io.loadline.transport.http2;

import io.loadline.transport.http.WriteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes frames of a client to where they are gathered. */
final class FrameWriter {
  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER_TABLE_SIZE = 1;
  private static final int ENABLE_PUSH = 2;
  private static final int INITIAL_WINDOW_SIZE = 4;

  /** What every side allows before it says more (RFC 9113, 6.9.2). */
  private static final int FIRST_WINDOW = 65_535;

  /** What we allow to be sent, for a stream and in all: enough that updates are rare. */
  static final int WINDOW = 1 << 30;

  private final WriteBuffer out;

  FrameWriter(WriteBuffer out) {
    this.out = out;
  }

  /** What a client says first: no header table, no push, wide windows. */
  void greeting() {
    out.put(PREFACE, 0, PREFACE.length);
    head(3 * 6, Frame.SETTINGS, 0, 0);
    setting(HEADER_TABLE_SIZE, 0);
    setting(ENABLE_PUSH, 0);
    setting(INITIAL_WINDOW_SIZE, WINDOW);
    windowUpdate(0, WINDOW - FIRST_WINDOW);
  }

  private void setting(int id, int value) {
    out.putByte(id >> 8);
    out.putByte(id);
    out.putInt(value);
  }

  void settingsAck() {
    head(0, Frame.SETTINGS, Frame.ACK, 0);
  }

  /** Eight bytes from {@code from}. */
  void pingAck(byte[] bytes, int from) {
    head(8, Frame.PING, Frame.ACK, 0);
    out.put(bytes, from, 8);
  }

  void windowUpdate(int stream, int increment) {
    head(4, Frame.WINDOW_UPDATE, 0, stream);
    out.putInt(increment);
  }

  void reset(int stream, int code) {
    head(4, Frame.RST_STREAM, 0, stream);
    out.putInt(code);
  }

  /** A client's streams are never begun by the server, so the last one seen is 0. */
  void goAway(int code) {
    head(8, Frame.GOAWAY, 0, 0);
    out.putInt(0);
    out.putInt(code);
  }

  void data(int stream, byte[] body, int from, int length, boolean last) {
    head(length, Frame.DATA, last ? Frame.END_STREAM : 0, stream);
    out.put(body, from, length);
  }

  private void head(int size, int type, int flags, int stream) {
    out.putMedium(size);
    out.putByte(type);
    out.putByte(flags);
    out.putInt(stream);
  }
}
