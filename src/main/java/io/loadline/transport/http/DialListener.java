package io.loadline.transport.http;

/** Whom a {@link Dialer} tells what came of it. */
interface DialListener {
  /** Spreads owners over the addresses of a host. */
  int number();

  void connected(SocketHandler dialed);

  void refused(SocketHandler dialed, Throwable cause);
}
