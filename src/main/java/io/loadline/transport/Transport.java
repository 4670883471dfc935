package io.loadline.transport;

import io.loadline.plan.Call;
import io.loadline.plan.Header;
import io.loadline.result.ConnectionUse;
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

  /** Decides when requests start; called by one loop thread only. */
  interface Pacer {
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
     * The answer to an exchange is whole and its connection is free again, but the answer takes
     * long to look at, so that another thread does it: {@link #judged} follows. The stamps may be
     * read until then, the outcome not. Never called from within {@link LoopConnections#send}.
     */
    default void answered(Exchange exchange) {
      // who only counts what ended need not know
    }

    /** The answer to an exchange that was {@link #answered} has been judged. */
    default void judged(Exchange exchange) {
      completed(exchange);
    }
  }

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
