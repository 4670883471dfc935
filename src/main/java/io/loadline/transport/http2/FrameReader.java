package io.loadline.transport.http2;

import io.loadline.transport.Answer.FailureKind;

/**
 * Cuts frames out of bytes that arrive in pieces. A frame that lies within one piece is not copied.
 */
final class FrameReader {
  interface Sink {
    /** A whole frame; its payload is valid during the call only. */
    void frame(int type, int flags, int stream, byte[] bytes, int from, int to)
        throws ProtocolError;

    /** Whether no more frames are wanted. */
    boolean isOver();
  }

  private static final byte TLS_ALERT = 21;
  private static final byte TLS_VERSION = 3;

  private final Sink sink;
  private final byte[] kept = new byte[Frame.HEAD + Frame.SIZE];
  private int keptLength;
  private boolean first = true;

  FrameReader(Sink sink) {
    this.sink = sink;
  }

  void read(byte[] in, int length) throws ProtocolError {
    if (first && keptLength == 0) {
      checkPlain(in, length);
    }
    int at = 0;
    while (keptLength > 0 && at < length && !sink.isOver()) {
      at = complete(in, at, length);
    }
    while (length - at >= Frame.HEAD && !sink.isOver()) {
      int size = size(in, at);
      if (length - at - Frame.HEAD < size) {
        break;
      }
      deliver(in, at, size);
      at += Frame.HEAD + size;
    }
    if (!sink.isOver()) {
      keep(in, at, length - at);
    }
  }

  /** Adds to the kept bytes until they are a head, then until they are a frame. */
  private int complete(byte[] in, int from, int length) throws ProtocolError {
    int wanted = keptLength < Frame.HEAD ? Frame.HEAD : Frame.HEAD + size(kept, 0);
    int count = Math.min(wanted - keptLength, length - from);
    keep(in, from, count);
    if (keptLength >= Frame.HEAD && keptLength == Frame.HEAD + size(kept, 0)) {
      keptLength = 0;
      deliver(kept, 0, size(kept, 0));
    }
    return from + count;
  }

  private void keep(byte[] in, int from, int count) {
    System.arraycopy(in, from, kept, keptLength, count);
    keptLength += count;
  }

  private int size(byte[] bytes, int at) throws ProtocolError {
    int size = Frame.medium(bytes, at);
    if (first) {
      checkGreeting(bytes, at);
    }
    if (size > Frame.SIZE) {
      throw ProtocolError.connection(
          ErrorCode.FRAME_SIZE_ERROR,
          "a frame of " + size + " bytes, where " + Frame.SIZE + " are allowed");
    }
    return size;
  }

  /** An alert of TLS is shorter than the head of a frame. */
  private static void checkPlain(byte[] bytes, int length) throws ProtocolError {
    if (length > 1 && bytes[0] == TLS_ALERT && bytes[1] == TLS_VERSION) {
      throw ProtocolError.greeting(
          "the server speaks TLS: write https:// or grpcs://", FailureKind.TLS_EXPECTED);
    }
  }

  private static void checkGreeting(byte[] bytes, int at) throws ProtocolError {
    if (bytes[at] == 'H' && bytes[at + 1] == 'T' && bytes[at + 2] == 'T' && bytes[at + 3] == 'P') {
      throw ProtocolError.greeting(
          "the server answers in HTTP/1: it speaks no HTTP/2 on this port", FailureKind.NOT_HTTP2);
    }
    if (bytes[at + 3] != Frame.SETTINGS || (bytes[at + 4] & Frame.ACK) != 0) {
      throw ProtocolError.connection("the first frame is no SETTINGS: no HTTP/2");
    }
  }

  private void deliver(byte[] in, int at, int size) throws ProtocolError {
    first = false;
    int stream = Frame.integer31(in, at + 5);
    int from = at + Frame.HEAD;
    sink.frame(in[at + 3] & 0xff, in[at + 4] & 0xff, stream, in, from, from + size);
  }
}
