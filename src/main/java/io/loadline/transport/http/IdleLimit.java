package io.loadline.transport.http;

import java.util.concurrent.TimeUnit;

/**
 * How long a connection may lie idle before its server closes it, as far as the server says so: in
 * the connection's last answer, or before its first one in those of other connections.
 */
final class IdleLimit {
  /** So that a request does not meet the server's close on its way. */
  private static final long EARLY = TimeUnit.MILLISECONDS.toNanos(500);

  private final KeepAlive others;
  private long since;
  private boolean answered;
  private long granted;

  IdleLimit(KeepAlive others) {
    this.others = others;
  }

  /** The connection is being opened. */
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
