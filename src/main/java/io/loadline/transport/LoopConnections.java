package io.loadline.transport;

import org.jspecify.annotations.Nullable;

/** The connections of one loop thread, to be used by that thread only. */
public interface LoopConnections {
  /** An exchange that is free to be sent, or null when all are in flight. */
  @Nullable Exchange free();

  /**
   * Sends a request of {@link #free}. Its {@link Pacer#completed} is called exactly once, and not
   * from within this call.
   */
  void send(Exchange exchange);

  /**
   * Ends each exchange in flight whose deadline is not after {@code now} with a time-out, and calls
   * {@link Pacer#completed} for each before it returns; {@link Long#MAX_VALUE} ends all.
   *
   * @return the earliest deadline of those still in flight; {@link Long#MAX_VALUE} when none is
   */
  long expire(long now);
}
