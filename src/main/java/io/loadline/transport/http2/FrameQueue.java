package io.loadline.transport.http2;

import io.loadline.plan.Tracing;
import io.loadline.transport.http.Socket;
import io.loadline.transport.http.Socket.WriteBuffer;

/** What a connection has to write: all frames of a turn go out in one write. */
final class FrameQueue {
  /** Answers to PING and SETTINGS that may wait for a server that does not read. */
  private static final int UNREAD_ANSWERS = 10_000;

  private final WriteBuffer out = new WriteBuffer();
  private final FrameWriter writer = new FrameWriter(out);
  private final Socket socket;
  private final PendingBodies bodies;
  private final SentHeads heads;
  private boolean closed;
  private boolean flushing;
  private int answers;

  /**
   * Nothing to write yet.
   *
   * @param tracing what each head says of its request's trace
   */
  FrameQueue(Socket socket, Tracing tracing) {
    this.socket = socket;
    this.heads = new SentHeads(tracing);
    this.bodies = new PendingBodies(writer, out, socket);
  }

  FrameWriter frames() {
    return writer;
  }

  PendingBodies bodies() {
    return bodies;
  }

  SentHeads heads() {
    return heads;
  }

  /** The whole request if windows and socket allow it, else its head, and its body in turns. */
  void request(RequestTemplate request, Stream stream, int initialWindow) {
    heads.put(out, request.head(), stream);
    int size = request.body().length;
    if (request.isFramed() && bodies.allows(size) && size <= initialWindow) {
      bodies.used(size);
      request.putBody(out, stream.id());
    } else {
      stream.unsent(request.body());
      bodies.add(stream);
    }
  }

  /**
   * One more answer to the server's own questions will wait here.
   *
   * @throws ProtocolError when it does not read them
   */
  void answering() throws ProtocolError {
    answers++;
    if (answers > UNREAD_ANSWERS) {
      throw ProtocolError.connection(
          ErrorCode.ENHANCE_YOUR_CALM, "a flood of PING or SETTINGS, whose answers are not read");
    }
  }

  /** Writing may make the socket say that it is writable, which must not write once more. */
  void flush(int frameSize) {
    if (flushing) {
      return;
    }
    flushing = true;
    pump(frameSize);
    while (!closed && out.size() > 0) {
      socket.send(out);
      answers = socket.isFull() ? answers : 0;
      pump(frameSize);
    }
    flushing = false;
  }

  private void pump(int frameSize) {
    if (!closed) {
      bodies.pump(frameSize);
    }
  }

  /** The connection ends with an error of the server. */
  void sayGoodbye(int code) {
    writer.goAway(code);
    socket.send(out);
  }

  void close() {
    closed = true;
    out.release();
  }
}
