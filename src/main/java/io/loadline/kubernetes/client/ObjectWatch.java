package io.loadline.kubernetes.client;

/** A watch under way. */
public interface ObjectWatch extends AutoCloseable {
  /** Ends it; nothing is told after this returns, but for what is being told now. */
  @Override
  void close();
}
