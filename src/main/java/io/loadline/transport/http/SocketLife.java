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

  void opening(long now) {
    since = now;
    used = false;
    answered = false;
    idle.opened(now);
  }

  void opened(long now) {
    count.opened();
    ahead.opened(now - since);
  }

  /** When the opening began. */
  long since() {
    return since;
  }

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

  /**
   * How long a connection may lie idle before its server closes it, as far as the server says so:
   * in the connection's last answer, or before its first one in those of other connections.
   */
  static final class IdleLimit {
    /** So that a request does not meet the server's close on its way. */
    private static final long EARLY = TimeUnit.MILLISECONDS.toNanos(500);

    private final KeepAlive others;
    private long since;
    private boolean answered;
    private long granted;

    IdleLimit(KeepAlive others) {
      this.others = others;
    }

    void opened(long now) {
      since = now;
      answered = false;
    }

    /**
     * An answer has come.
     *
     * @param seconds what its {@code Keep-Alive} grants; -1 when it says nothing
     */
    void answered(long now, long seconds) {
      since = now;
      answered = true;
      granted = seconds;
      others.said(seconds);
    }

    /** Whether a request sent now might come too late. */
    boolean isOver(long now) {
      long seconds = answered ? granted : others.seconds();
      return seconds >= 0 && now - since >= TimeUnit.SECONDS.toNanos(seconds) - EARLY;
    }
  }
}
