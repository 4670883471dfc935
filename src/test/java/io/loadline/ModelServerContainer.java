package io.loadline;

import java.net.URI;
import org.testcontainers.containers.GenericContainer;

/** A container of a user's own class, as it would be without Docker. */
final class ModelServerContainer extends GenericContainer<ModelServerContainer> {
  private URI root = URI.create("http://unset");
  private boolean running;

  ModelServerContainer() {
    super("none:1");
  }

  ModelServerContainer startAt(String url) {
    root = URI.create(url);
    start();
    return this;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public String getHost() {
    return root.getHost();
  }

  @Override
  public Integer getFirstMappedPort() {
    return root.getPort() < 0 ? super.getFirstMappedPort() : Integer.valueOf(root.getPort());
  }
}
