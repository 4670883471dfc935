package io.loadline.transport.http;

import io.loadline.transport.FailureKind;

/** Whom a {@link Socket} tells what happens to it, on its loop's thread. */
public interface SocketEvents {
  /** It is open. */
  void connected();

  /** It could not be opened. */
  void refused(String why, FailureKind kind);

  /** Bytes have come; they are gone when this returns. */
  void received(byte[] bytes, int length);

  /** All that had come was handed on: the moment to answer it in one write. */
  void drained();

  /** After {@link Socket#isFull}: there is room again. */
  void writable();

  /** The other side has closed. */
  void closed();

  /** It failed. */
  void broken(String why);
}
