package io.loadline.transport;

import io.loadline.plan.Call;

/** A way to send requests. Thread-safe: several threads may drive at once, each on its own. */
public interface Transport extends AutoCloseable {
  /** As it stands in the result: {@code netty-epoll}, {@code netty-nio} or {@code jdk}. */
  String name();

  /**
   * Opens up to {@code connections} connections, calls {@link Pacer#ready}, then sends what the
   * pacer fires until {@link Pacer#turn} says {@link Pacer#DONE}. The calling thread is the loop
   * thread meanwhile: all calls of the pacer come from it. A connection that cannot be opened is
   * tried again when a request needs it.
   *
   * @param connections how many requests may be in flight at once
   */
  void drive(Call call, int connections, Pacer pacer);

  /**
   * As {@link #drive(Call, int, Pacer)}, with connections that are opened as the requests need
   * them, where the transport can do that; else all are opened at once.
   */
  default void drive(Call call, ConnectionLimits limits, Pacer pacer) {
    drive(call, limits.most(), pacer);
  }

  /** Releases what the transport shares between its threads. */
  @Override
  void close();
}
