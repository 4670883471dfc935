package io.loadline.transport.http2;

import io.loadline.transport.http.Socket.WriteBuffer;

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
    this.frames = framed(body);
  }

  /** The same with another body, of the same length. */
  RequestTemplate with(byte[] other) {
    return new RequestTemplate(head, other);
  }

  private static byte[] framed(byte[] body) {
    return body.length == 0 || body.length > WHOLE
        ? new byte[0]
        : PreparedFrames.of(body, Frame.DATA, Frame.DATA, 0, Frame.END_STREAM);
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
  void putBody(WriteBuffer out, int stream) {
    PreparedFrames.put(out, frames, stream);
  }
}
