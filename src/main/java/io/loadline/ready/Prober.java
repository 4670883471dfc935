package io.loadline.ready;

/** Sends one request at a time; nothing of it is measured. */
interface Prober extends AutoCloseable {
  /** Never longer than the ask's own timeout, give or take a scheduler's whim. */
  Reply send(Ask ask) throws InterruptedException;

  @Override
  default void close() {}
}
