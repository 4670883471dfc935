package io.loadline.transport.http;

import java.util.concurrent.TimeUnit;

/**
 * The life of a connection's sockets, one after the other: opened, used, answered, idle. For one
 * loop thread.
 */
final class SocketLife {
  /** A server that closes a connection so soon, unused, does not want it. */
  private static final long UNWANTED = TimeUnit.SECONDS.toNanos(1);

  private final IdleLimit idle;
  private final SocketCount count;
  private final DialAhead ahead;
  private long since;
  private boolean used;
  private boolean answered;

  SocketLife(KeepAlive keepAlive, SocketCount count, DialAhead ahead) {
    this.idle = new IdleLimit(keepAlive);
    this.count = count;
    this.ahead = ahead;
  }

  /** A socket is being opened. */
  void opening(long now) {
    since = now;
    used = false;
    answered = false;
    idle.opened(now);
  }

  /** It is open. */
  void opened(long now) {
    count.opened();
    ahead.opened(now - since);
  }

  /** When the opening began. */
  long since() {
    return since;
  }

  /** A request is written to it. */
  void sending() {
    if (!used) {
      used = true;
      count.used();
    }
  }

  /** As {@link IdleLimit#answered}. */
  void answered(long now, long seconds) {
    idle.answered(now, seconds);
    if (!answered) {
      answered = true;
      count.answered();
    }
  }

  /** Whether a whole answer has come on this socket. */
  boolean isAnswered() {
    return answered;
  }

  /** It was closed while no request was on it. */
  void closedIdle(long now) {
    if (!used && now - since < UNWANTED) {
      ahead.failed(now);
    }
  }

  /** As {@link IdleLimit#isOver}. */
  boolean isOver(long now) {
    return idle.isOver(now);
  }
}
