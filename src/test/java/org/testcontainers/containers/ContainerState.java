package org.testcontainers.containers;

/** Of the interface of this name in Testcontainers 1 and 2, what is asked of it; no Docker here. */
public interface ContainerState {
  boolean isRunning();

  String getHost();

  default Integer getFirstMappedPort() {
    throw new IllegalStateException("Container doesn't expose any ports");
  }
}
