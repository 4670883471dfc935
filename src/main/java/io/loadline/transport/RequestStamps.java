package io.loadline.transport;

/**
 * When a request was due, taken up, sent and answered: moments of {@link System#nanoTime}, each set
 * and read by its name, since longs in a row are easily swapped. Reused from request to request so
 * that recording allocates nothing; owned by one loop thread.
 */
public final class RequestStamps {
  private long intended;
  private long fired;
  private long sent;
  private boolean wasSent;
  private long done;

  /** Of a request that is taken up the moment it is due. */
  public static RequestStamps onTime(long now) {
    return new RequestStamps().intended(now).fired(now);
  }

  /** The next request: when it was due. */
  public RequestStamps intended(long moment) {
    intended = moment;
    wasSent = false;
    return this;
  }

  /** When the load generator took it up. */
  public RequestStamps fired(long moment) {
    fired = moment;
    return this;
  }

  /** When its first byte was handed to the socket. */
  public RequestStamps sent(long moment) {
    sent = moment;
    wasSent = true;
    return this;
  }

  /** It was not sent after all. */
  void unsent() {
    wasSent = false;
  }

  /** When the last byte of its answer was there, or nothing more was to come. */
  public RequestStamps done(long moment) {
    done = moment;
    return this;
  }

  public long intended() {
    return intended;
  }

  public long fired() {
    return fired;
  }

  /** Valid only when {@link #wasSent}. */
  public long sent() {
    return sent;
  }

  public boolean wasSent() {
    return wasSent;
  }

  public long done() {
    return done;
  }

  /** The load generator's own delay, in ns. */
  public long lag() {
    return fired - intended;
  }

  /** How long no connection was free, in ns. */
  public long waiting() {
    return sent - fired;
  }

  /** What the service and the network took, in ns. */
  public long service() {
    return done - sent;
  }

  /** What a user feels, in ns: our own delay is in it. */
  public long response() {
    return done - intended;
  }
}
