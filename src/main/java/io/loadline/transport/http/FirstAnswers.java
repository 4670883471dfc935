package io.loadline.transport.http;

import io.loadline.transport.Exchange;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Requests that wait for the first answer on their connection. A server that serves few connections
 * at once answers the others only when one of those is closed, and would never come to them while
 * we keep ours open: so where such a request waits far longer than answers have taken, an idle
 * connection has to be closed for it. For one loop thread.
 */
final class FirstAnswers {
  /** So that a server that is busy for a moment is not taken for one that serves few. */
  private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(100);

  private static final int TIMES = 4;

  private final SocketCount sockets;
  private final ArrayDeque<Connection> waiting = new ArrayDeque<>();
  private long slowest;
  private @Nullable Connection helped;
  private long helpedAt;
  private int served;

  FirstAnswers(SocketCount sockets) {
    this.sockets = sockets;
  }

  /** A request was sent, or will be when its connection is open. */
  void sent(Connection connection) {
    if (!connection.life.isAnswered()) {
      waiting.add(connection);
    }
  }

  /** A request has ended, its answer whole or not. */
  void ended(Connection connection, Exchange exchange) {
    boolean first = !waiting.isEmpty() && waiting.remove(connection);
    boolean answered = connection.life.isAnswered();
    if (first && connection == helped) {
      helped = null;
      if (answered && exchange.done() - helpedAt < patience()) {
        sockets.unblocked(served);
      }
    } else if (answered && connection.isOpen()) {
      slowest = Math.max(slowest, exchange.done() - exchange.sent());
    }
  }

  boolean areWaiting() {
    return !waiting.isEmpty();
  }

  /**
   * Whether an idle connection that has been answered should be closed for the request that has
   * waited longest; once for it, and again when it has waited twice as long.
   */
  boolean needHelp(long now) {
    Connection longest = waiting.peekFirst();
    return longest != null
        && longest.exchange.wasSent()
        && now - longest.exchange.sent() > patience(longest);
  }

  private long patience(Connection connection) {
    return connection == helped ? 2 * (helpedAt - connection.exchange.sent()) : patience();
  }

  private long patience() {
    return Math.max(SHORTEST, TIMES * slowest);
  }

  /**
   * One was closed for it.
   *
   * @param answered how many open ones had been answered until then
   */
  void helped(int answered, long now) {
    served = answered;
    helped = waiting.peekFirst();
    helpedAt = now;
  }
}
