package io.loadline.transport.http;

import io.loadline.transport.Exchange;
import io.loadline.transport.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Which connections of a loop are free, and when others are opened. Open ones are used before
 * others. A fixed number of them takes turns, so that all stay in use; where they are opened as
 * needed, the one used last comes first, so that those beyond the need stay unused.
 */
final class ConnectionPool {
  private static final int OPENING_AT_ONCE = 32;

  private final Transport.Limits limits;
  private final DialAhead ahead;
  private final KeepAlive keepAlive;
  private final FirstAnswers firstAnswers;
  private final int atOnce;
  private final IdleQueue open = new IdleQueue();
  private final IdleQueue opening = new IdleQueue();
  private final IdleQueue unopened = new IdleQueue();
  private int dialed;

  /**
   * A pool without connections.
   *
   * @param atOnce how many may be opened at once beside the load
   */
  ConnectionPool(
      Transport.Limits limits,
      DialAhead ahead,
      KeepAlive keepAlive,
      int atOnce,
      SocketCount sockets) {
    this.limits = limits;
    this.ahead = ahead;
    this.keepAlive = keepAlive;
    this.atOnce = atOnce;
    this.firstAnswers = new FirstAnswers(sockets);
  }

  /** One more, not open. */
  void add(Connection connection) {
    firstAnswers.add(connection);
    unopened.add(connection);
  }

  /** A few at a time: many at once overflow a server's backlog, and then cost a second each. */
  boolean openMore() {
    if (limits.isGrowing()) {
      dialAhead(OPENING_AT_ONCE);
    } else {
      for (; dialed < limits.most() && opening.size() < OPENING_AT_ONCE; dialed++) {
        dial();
      }
    }
    return !opening.isEmpty();
  }

  /** Opens what the requests may need soon, a few at a time, so that none is held up by it. */
  void prepare() {
    if (limits.isGrowing()) {
      dropStale();
      if (firstAnswers.areWaiting()) {
        makeRoom(System.nanoTime());
      }
      dialAhead(atOnce);
    }
  }

  private void dialAhead(int most) {
    while (opening.size() < most && !unopened.isEmpty() && wantsMore()) {
      dial();
    }
  }

  private boolean wantsMore() {
    int all = limits.most() - unopened.size();
    return ahead.wants(open.size() + opening.size(), all);
  }

  private void dial() {
    Connection next = unopened.first();
    if (next != null) {
      unopened.remove(next);
      opening.add(next);
      next.open();
    }
  }

  /** Those whose idle time at the server is nearly over make room for others; coldest first. */
  private void dropStale() {
    Connection coldest = keepAlive.isKnown() ? open.last() : null;
    while (coldest != null && coldest.life.isOver(System.nanoTime())) {
      coldest.hangUp();
      closed(coldest);
      coldest = open.last();
    }
  }

  /** Closes an idle one that the server may serve, for one that it does not serve. */
  private void makeRoom(long now) {
    Connection idle = firstAnswers.toClose(open, now);
    if (idle != null) {
      idle.hangUp();
      closed(idle);
    }
  }

  /** Leaves those that do not connect to the requests that will need them. */
  void stopOpening() {
    dialed = limits.most();
    for (Connection stuck = opening.first(); stuck != null; stuck = opening.first()) {
      stuck.hangUp();
      settled(stuck);
    }
  }

  /** A connection is open, or could not be, and no request waits for it. */
  void settled(Connection connection) {
    opening.remove(connection);
    (connection.isOpen() ? open : unopened).add(connection);
    if (!connection.isOpen()) {
      ahead.failed(System.nanoTime());
    }
  }

  /** An idle connection is open no more. */
  void closed(Connection connection) {
    if (connection.queue == open) {
      open.remove(connection);
      unopened.add(connection);
    }
  }

  /** Null when none is free. */
  @Nullable Connection free() {
    return open.isEmpty() ? unready() : open.first();
  }

  /** One that is being opened, if it is about to be open; else one that is not. */
  private @Nullable Connection unready() {
    Connection newest = opening.last();
    if (newest == null) {
      return unopened.first();
    }
    boolean prompt = unopened.isEmpty() || ahead.isPrompt(newest.life.since(), System.nanoTime());
    return prompt ? newest : unopened.first();
  }

  /** Takes a free connection for a request. */
  void take(Connection connection, IdleQueue queue) {
    queue.remove(connection);
    ahead.sending(connection.exchange);
  }

  /** Its request was sent, or will be when it is open. */
  void sent(Connection connection) {
    if (limits.isGrowing()) {
      firstAnswers.sent(connection);
    }
  }

  /** The request of an exchange has ended, which the connection may have left by now. */
  void release(Connection connection, Exchange exchange) {
    if (!connection.isOpen()) {
      unopened.add(connection);
    } else if (limits.isGrowing()) {
      open.addFirst(connection);
    } else {
      open.add(connection);
    }
    ahead.answered(exchange);
    if (limits.isGrowing()) {
      firstAnswers.ended(connection, exchange);
    }
  }
}
