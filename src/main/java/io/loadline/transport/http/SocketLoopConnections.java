package io.loadline.transport.http;

import io.loadline.transport.LoopConnections;

/** What a loop asks of the connections that it drives; all calls come from the loop's thread. */
public interface SocketLoopConnections extends LoopConnections {
  /**
   * Opens connections, to be called again until false is returned.
   *
   * @return whether there is still something to wait for
   */
  boolean openMore();

  /** Leaves those that do not connect to the requests that will need them. */
  void stopOpening();

  /** Whether a request ended while it was being sent. */
  boolean hasEnded();

  /** Tells the pacer of the requests that ended while they were being sent. */
  void releaseEnded();

  /** Hands to the sockets what was gathered for them in this turn. */
  default void flush() {
    // what is not gathered is with its socket already
  }

  /** Closes all connections; the pacer hears of nothing any more. */
  void close();
}
