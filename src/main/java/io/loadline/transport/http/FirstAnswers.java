package io.loadline.transport.http;

import io.loadline.transport.Exchange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
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
  private final List<Connection> all = new ArrayList<>();
  private final ArrayDeque<Connection> waiting = new ArrayDeque<>();

  /** Of answers that waited for no closing. */
  private long slowest;

  private @Nullable Connection helped;
  private long helpedAt;
  private int served;

  FirstAnswers(SocketCount sockets) {
    this.sockets = sockets;
  }

  /** One more, of all that there may be. */
  void add(Connection connection) {
    all.add(connection);
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
    if (first && served > 0 && exchange.stamps().sent() - helpedAt < 0) {
      // Whichever the server took, the next one need not wait so long as if it had taken none.
      helped = null;
      if (answered && exchange.stamps().done() - helpedAt < patience()) {
        sockets.unblocked(served);
      }
    } else if (answered && connection.isOpen()) {
      slowest = Math.max(slowest, exchange.stamps().service());
    }
  }

  boolean areWaiting() {
    return !waiting.isEmpty();
  }

  /**
   * Which idle connection is to be closed for the request that has waited longest: the coldest that
   * has been answered, later one that was never used, which a server with several threads may have
   * taken first. Once, and again when a request was answered upon that, or has waited twice as
   * long.
   *
   * @return null for none, or not yet
   */
  @Nullable Connection toClose(IdleQueue idle, long now) {
    Connection longest = waiting.peekFirst();
    if (longest == null || idle.isEmpty() || !longest.exchange.stamps().wasSent()) {
      return null;
    }
    Connection coldest = idle.last();
    while (coldest != null && !coldest.life.isAnswered()) {
      coldest = coldest.before;
    }
    long waited = now - longest.exchange.stamps().sent();
    long before = helpedAt - longest.exchange.stamps().sent();
    long enough = longest == helped ? 2 * before : patience() * (coldest == null ? TIMES : 1);
    if (waited < enough) {
      return null;
    }
    helped = longest;
    helpedAt = now;
    served = Math.max(1, answered());
    return coldest == null ? idle.first() : coldest;
  }

  private long patience() {
    return Math.max(SHORTEST, TIMES * slowest);
  }

  private int answered() {
    int count = 0;
    for (Connection connection : all) {
      if (connection.isOpen() && connection.life.isAnswered()) {
        count++;
      }
    }
    return count;
  }
}
