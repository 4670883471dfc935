package io.loadline.transport.http2;

import io.loadline.transport.http.Socket;
import io.loadline.transport.http.Socket.WriteBuffer;
import java.util.ArrayDeque;

/** The request bodies of a connection that wait for a window or the socket, in turns. */
final class PendingBodies {
  /** How many bytes are gathered before they go to the socket. */
  private static final int GATHERED = 256 * 1024;

  private final ArrayDeque<Stream> blocked = new ArrayDeque<>();
  private final FrameWriter writer;
  private final WriteBuffer out;
  private final Socket socket;
  private long window = 65_535;

  PendingBodies(FrameWriter writer, WriteBuffer out, Socket socket) {
    this.writer = writer;
    this.out = out;
    this.socket = socket;
  }

  boolean allows(int bytes) {
    return bytes == 0 || (bytes <= window && blocked.isEmpty() && !socket.isFull());
  }

  void used(int bytes) {
    window -= bytes;
  }

  void widen(int bytes) throws ProtocolError {
    window += bytes;
    if (window > Integer.MAX_VALUE) {
      throw ProtocolError.connection(
          ErrorCode.FLOW_CONTROL_ERROR, "a window of the connection beyond 2^31-1");
    }
  }

  void add(Stream stream) {
    blocked.add(stream);
  }

  /** The rest of the stream's body will not be sent. */
  void drop(Stream stream) {
    if (stream.unsentBytes() > 0) {
      blocked.remove(stream);
    }
  }

  boolean isEmpty() {
    return blocked.isEmpty();
  }

  /** Gathers frames as far as windows and socket allow. */
  void pump(int frameSize) {
    int stuck = 0;
    while (stuck < blocked.size() && window > 0 && out.size() < GATHERED && !socket.isFull()) {
      Stream stream = blocked.removeFirst();
      int put = stream.putData(writer, (int) Math.min(frameSize, window));
      window -= put;
      if (stream.unsentBytes() > 0) {
        blocked.addLast(stream);
      }
      stuck = put > 0 ? 0 : stuck + 1;
    }
  }
}
