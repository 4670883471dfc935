package io.loadline.transport.http2;

import io.loadline.transport.http.Outgoing;
import java.nio.ByteBuffer;

/** Frames that are made once, with no stream, and sent many times. */
final class PreparedFrames {
  private static final int STREAM = 5;

  private PreparedFrames() {}

  /** What stands before the payload. */
  static void putHead(ByteBuffer frames, int size, int type, int flags) {
    frames.put((byte) (size >> 16)).putShort((short) size).put((byte) type).put((byte) flags);
    frames.putInt(0);
  }

  /** Copies them, and writes the stream's number over in each. */
  static void put(Outgoing out, byte[] frames, int stream) {
    int start = out.size();
    out.put(frames, 0, frames.length);
    for (int at = 0; at < frames.length; at += Frame.HEAD + Frame.medium(frames, at)) {
      out.setInt(start + at + STREAM, stream);
    }
  }
}
