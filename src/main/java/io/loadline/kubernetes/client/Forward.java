package io.loadline.kubernetes.client;

import java.util.List;

/** A tunnel from a port of this machine to one of a pod, by way of the API server. */
public interface Forward extends AutoCloseable {
  /** Of this machine's loopback. */
  String host();

  int port();

  boolean isAlive();

  /** What went wrong in it so far. */
  List<String> errors();

  @Override
  void close();
}
