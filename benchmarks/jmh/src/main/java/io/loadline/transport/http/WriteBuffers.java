package io.loadline.transport.http;

import io.loadline.transport.http.Socket.WriteBuffer;

/** What a socket does with its buffer, without a socket. */
public final class WriteBuffers {
  private WriteBuffers() {}

  /** Empties it, as a write does that the socket takes at once. */
  public static void empty(WriteBuffer out) {
    out.reclaim();
  }
}
