package io.loadline.kubernetes.client;

import java.util.List;

/** A connection that is carried to a port of a pod, by way of the API server. */
public interface PortForward extends AutoCloseable {
  boolean isAlive();

  /** What went wrong in it so far; empty as well when it ended as a connection may. */
  List<String> errors();

  /** Ends it at once. */
  @Override
  void close();
}
