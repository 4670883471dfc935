package io.loadline.transport.http2;

import io.loadline.transport.http.Outgoing;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A request with no stream yet. Where all of it may go at once, which is nearly always, the frames
 * of its body are copied and the stream's number is written over in each.
 */
final class RequestTemplate {
  /** Bodies up to here, the window that every peer begins with, are framed beforehand. */
  private static final int WHOLE = 65_535;

  private final RequestHead head;
  private final byte[] body;
  private final byte[] frames;

  RequestTemplate(RequestHead head, byte[] body) {
    this.head = head;
    this.body = body;
    this.frames = body.length > WHOLE ? new byte[0] : framed(body);
  }

  /** The same with another body, of the same length. */
  RequestTemplate with(byte[] other) {
    return new RequestTemplate(head, other);
  }

  private static byte[] framed(byte[] body) {
    ByteBuffer out = ByteBuffer.allocate(body.length + 5 * Frame.HEAD);
    for (int at = 0; at < body.length; at += Frame.SIZE) {
      int size = Math.min(Frame.SIZE, body.length - at);
      PreparedFrames.putHead(
          out, size, Frame.DATA, at + size == body.length ? Frame.END_STREAM : 0);
      out.put(body, at, size);
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  RequestHead head() {
    return head;
  }

  byte[] body() {
    return body;
  }

  /** Whether {@link #putBody} can be used at all. */
  boolean isFramed() {
    return body.length <= WHOLE;
  }

  /** The whole body; the windows must allow it. */
  void putBody(Outgoing out, int stream) {
    PreparedFrames.put(out, frames, stream);
  }
}
