package org.testcontainers.containers;

/** As the class of this name in Testcontainers stands to its interface. */
public abstract class GenericContainer<T extends GenericContainer<T>> implements ContainerState {
  private boolean running;

  public void start() {
    running = true;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
