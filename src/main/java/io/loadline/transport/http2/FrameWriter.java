package io.loadline.transport.http2;

import io.loadline.transport.http.Socket.WriteBuffer;

/** Writes frames of a client to where they are gathered. */
final class FrameWriter {
  private final WriteBuffer out;

  FrameWriter(WriteBuffer out) {
    this.out = out;
  }

  void greeting() {
    out.put(ClientSettings.PREFACE, 0, ClientSettings.PREFACE.length);
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
