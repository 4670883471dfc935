package io.loadline.transport.http;

import java.util.concurrent.TimeUnit;

/** How long a connection may lie idle before its server closes it, as far as the server says so. */
final class IdleLimit {
  /** So that a request does not meet the server's close on its way. */
  private static final long EARLY = TimeUnit.MILLISECONDS.toNanos(500);

  private boolean known;
  private long end;

  /**
   * An answer has come.
   *
   * @param seconds what its {@code Keep-Alive} grants; -1 when it says nothing
   */
  void restart(long now, long seconds) {
    known = seconds >= 0;
    end = now + TimeUnit.SECONDS.toNanos(seconds) - EARLY;
  }

  /** Whether a request sent now might come too late. */
  boolean isOver(long now) {
    return known && now - end >= 0;
  }
}
