package io.loadline.transport;

import io.loadline.result.ConnectionUse;
import io.loadline.transport.Transport.LoopConnections;

/** Decides when requests start; called by one loop thread only. */
public interface Pacer {
  /** What {@link #turn} returns when nothing is left to send or to wait for. */
  long DONE = Long.MIN_VALUE;

  /** Whether connections are opened before {@link #ready}, or each when it is needed. */
  default boolean opensAhead() {
    return true;
  }

  /** The connections are open. May block until other loops are as far. */
  void ready(LoopConnections lane);

  /**
   * Fires what is due.
   *
   * @param now {@link System#nanoTime}
   * @return when to be called again at the latest, on the same clock, or {@link #DONE}
   */
  long turn(long now);

  /**
   * The loop looked for answers and found none, though it could have slept: time that it had to
   * spare.
   */
  default void idled(long nanos) {
    // most pacers do not care
  }

  /** What became of the connections; once, when nothing more will be sent. */
  default void connected(ConnectionUse use) {
    // most pacers do not care
  }

  /**
   * An exchange has ended and is free again; its stamps and outcome may be read until it is sent
   * again, which may happen within this call. Never called from within {@link
   * LoopConnections#send}.
   */
  void completed(Exchange exchange);

  /**
   * The answer to an exchange is whole and its connection is free again, but the answer takes long
   * to look at, so that another thread does it: {@link #judged} follows. The stamps may be read
   * until then, the outcome not. Never called from within {@link LoopConnections#send}.
   */
  default void answered(Exchange exchange) {
    // who only counts what ended need not know
  }

  /** The answer to an exchange that was {@link #answered} has been judged. */
  default void judged(Exchange exchange) {
    completed(exchange);
  }
}
