package io.loadline.transport.http2;

import io.loadline.transport.http.Outgoing;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A request's frames with no stream yet. Where all of it may go at once, which is nearly always, it
 * is copied whole and the stream's number is written over in each frame.
 */
final class RequestTemplate {
  /** Bodies up to here, the window that every peer begins with, are framed beforehand. */
  private static final int WHOLE = 65_535;

  private final byte[] head;
  private final byte[] body;
  private final byte[] whole;

  RequestTemplate(byte[] block, byte[] body) {
    this.body = body;
    this.head = head(block, body.length == 0);
    this.whole = framed(head, body);
  }

  private RequestTemplate(RequestTemplate other, byte[] body) {
    this.body = body;
    this.head = other.head;
    this.whole = framed(head, body);
  }

  /** The same with another body, of the same length. */
  RequestTemplate with(byte[] other) {
    return new RequestTemplate(this, other);
  }

  private static byte[] framed(byte[] head, byte[] body) {
    return body.length > WHOLE ? head : whole(head, body);
  }

  private static byte[] head(byte[] block, boolean last) {
    ByteBuffer out = ByteBuffer.allocate(block.length + Frame.HEAD * (2 + block.length / 1024));
    int at = 0;
    do {
      int size = Math.min(Frame.SIZE, block.length - at);
      int flags = at + size == block.length ? Frame.END_HEADERS : 0;
      flags |= at == 0 && last ? Frame.END_STREAM : 0;
      frameHead(out, size, at == 0 ? Frame.HEADERS : Frame.CONTINUATION, flags);
      out.put(block, at, size);
      at += size;
    } while (at < block.length);
    return Arrays.copyOf(out.array(), out.position());
  }

  private static byte[] whole(byte[] head, byte[] body) {
    ByteBuffer out = ByteBuffer.allocate(head.length + body.length + 5 * Frame.HEAD);
    out.put(head);
    for (int at = 0; at < body.length; at += Frame.SIZE) {
      int size = Math.min(Frame.SIZE, body.length - at);
      frameHead(out, size, Frame.DATA, at + size == body.length ? Frame.END_STREAM : 0);
      out.put(body, at, size);
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  private static void frameHead(ByteBuffer out, int size, int type, int flags) {
    out.put((byte) (size >> 16)).putShort((short) size).put((byte) type).put((byte) flags);
    out.putInt(0);
  }

  /** Whether {@link #putWhole} can be used at all. */
  boolean isFramed() {
    return body.length <= WHOLE;
  }

  byte[] body() {
    return body;
  }

  /** Head and body; the windows must allow it. */
  void putWhole(Outgoing out, int stream) {
    put(out, whole, stream);
  }

  /** The head alone. */
  void putHead(Outgoing out, int stream) {
    put(out, head, stream);
  }

  private static void put(Outgoing out, byte[] frames, int stream) {
    int start = out.size();
    out.put(frames, 0, frames.length);
    for (int at = 0; at < frames.length; at += Frame.HEAD + Frame.medium(frames, at)) {
      out.setInt(start + at + 5, stream);
    }
  }
}
