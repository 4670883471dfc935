package io.loadline.transport;

import io.loadline.plan.Call;
import io.loadline.plan.Header;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
  default void drive(Call call, Limits limits, Pacer pacer) {
    drive(call, limits.most(), pacer);
  }

  /** Releases what the transport shares between its threads. */
  @Override
  void close();

  /**
   * How many connections a loop may have, each with one request at a time.
   *
   * @param first how many are opened before the load, at least 1
   * @param most how many may be open at once; more than {@code first} if they are opened as needed
   * @param perSecond the highest rate at which requests are due, which decides how far ahead
   *     connections are opened
   */
  record Limits(int first, int most, double perSecond) {
    public Limits {
      if (first < 1 || most < first) {
        throw new IllegalArgumentException("no limits: " + first + " to " + most);
      }
    }

    /** All of them are opened before the load. */
    public static Limits fixed(int connections) {
      return new Limits(connections, connections, 0);
    }

    /** Whether connections are opened beside the load. */
    public boolean isGrowing() {
      return most > first;
    }
  }

  /** The connections of one loop thread, to be used by that thread only. */
  interface LoopConnections {
    /** An exchange that is free to be sent, or null when all are in flight. */
    @Nullable Exchange free();

    /**
     * Sends a request of {@link #free}. Its {@link Pacer#completed} is called exactly once, and not
     * from within this call.
     */
    void send(Exchange exchange);

    /**
     * Ends each exchange in flight whose deadline is not after {@code now} with a time-out, and
     * calls {@link Pacer#completed} for each before it returns; {@link Long#MAX_VALUE} ends all.
     *
     * @return the earliest deadline of those still in flight; {@link Long#MAX_VALUE} when none is
     */
    long expire(long now);
  }

  /** The header that says who calls, whose value may change while the load runs. */
  @FunctionalInterface
  interface HeaderSource {
    HeaderSource NONE = Optional::empty;

    /** The header of a request that is sent now: the same object until it changes. Never waits. */
    Optional<Header> now();
  }
}
