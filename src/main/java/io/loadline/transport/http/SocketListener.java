package io.loadline.transport.http;

/** Whom a {@link SocketHandler} tells what happens to it. */
interface SocketListener {
  /** Spreads owners over the addresses of a host. */
  int number();

  void connected(SocketHandler dialed);

  void refused(SocketHandler dialed, Throwable cause);

  /** Bytes have come; they are gone when this returns. */
  void received(byte[] bytes, int length);

  /** All that had come was handed on. */
  default void drained() {
    // whoever answers at once has nothing left to do
  }

  /** What was written has left far enough for more. */
  default void writable() {
    // whoever writes little has nothing left to write
  }

  /** The other side has closed. */
  void closed();

  /** The socket failed. */
  void broken(String why);
}
