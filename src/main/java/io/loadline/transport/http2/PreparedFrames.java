package io.loadline.transport.http2;

import io.loadline.transport.http.Socket.WriteBuffer;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Frames that are made once, with no stream, and sent many times. */
final class PreparedFrames {
  private static final int STREAM = 5;

  private PreparedFrames() {}

  /**
   * A payload as frames, one at least: of one type, or of another from the second on.
   *
   * @param flagsOfFirst and {@code flagsOfLast} are both set where there is one only
   */
  static byte[] of(byte[] payload, int first, int others, int flagsOfFirst, int flagsOfLast) {
    int frames = 1 + payload.length / Frame.SIZE;
    ByteBuffer out = ByteBuffer.allocate(payload.length + frames * Frame.HEAD);
    int at = 0;
    do {
      int size = Math.min(Frame.SIZE, payload.length - at);
      int flags = at == 0 ? flagsOfFirst : 0;
      flags |= at + size == payload.length ? flagsOfLast : 0;
      putHead(out, size, at == 0 ? first : others, flags);
      out.put(payload, at, size);
      at += size;
    } while (at < payload.length);
    return Arrays.copyOf(out.array(), out.position());
  }

  /** Of a frame of stream 0. */
  static void putHead(ByteBuffer out, int size, int type, int flags) {
    out.put((byte) (size >> 16)).putShort((short) size).put((byte) type).put((byte) flags);
    out.putInt(0);
  }

  /** Copies them, and writes the stream's number over in each. */
  static void put(WriteBuffer out, byte[] frames, int stream) {
    int start = out.size();
    out.put(frames, 0, frames.length);
    for (int at = 0; at < frames.length; at += Frame.HEAD + Frame.medium(frames, at)) {
      out.setInt(start + at + STREAM, stream);
    }
  }
}
