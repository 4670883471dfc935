package io.loadline.kubernetes.client;

import io.fabric8.kubernetes.client.LocalPortForward;
import io.loadline.kubernetes.objects.OneLine;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** A tunnel of fabric8's. */
final class LocalForward implements Forward {
  private final LocalPortForward forward;

  LocalForward(LocalPortForward forward) {
    this.forward = forward;
  }

  @Override
  public String host() {
    return forward.getLocalAddress().getHostAddress();
  }

  @Override
  public int port() {
    return forward.getLocalPort();
  }

  @Override
  public boolean isAlive() {
    return forward.isAlive();
  }

  @Override
  public List<String> errors() {
    return Stream.concat(
            forward.getClientThrowables().stream(), forward.getServerThrowables().stream())
        .map(e -> OneLine.of(String.valueOf(e.getMessage())))
        .toList();
  }

  @Override
  public void close() {
    try {
      forward.close();
    } catch (IOException e) {
      throw new IllegalStateException("the tunnel cannot be closed", e);
    }
  }
}
