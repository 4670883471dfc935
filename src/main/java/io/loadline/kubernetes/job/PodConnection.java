package io.loadline.kubernetes.job;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.Pod;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.time.Duration;
import java.util.List;

/** A connection to a port of a pod, by way of the API server and without a port of this machine. */
final class PodConnection implements ByteChannel {
  /** The end of the connection ends this wait, too. */
  private static final Duration FOREVER = Duration.ofDays(1_000);

  private final String to;
  private final String namespace;
  private final BytePipe sent = new BytePipe(FOREVER);
  private final BytePipe received;
  private final Cluster.PortForward forward;

  private PodConnection(Cluster cluster, Pod pod, int port, Duration longest) {
    this.to = "port %d of pod %s".formatted(port, pod.name());
    this.namespace = pod.object().namespace();
    this.received = new BytePipe(longest);
    this.forward = cluster.forward(namespace, pod.name(), port, sent, received);
  }

  /** Comes back before the pod has answered. */
  static PodConnection open(Cluster cluster, Pod pod, int port, Duration longest) {
    return new PodConnection(cluster, pod, port, longest);
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    int count = received.read(into);
    if (count < 0) {
      throwFailure();
    }
    return count;
  }

  private void throwFailure() throws IOException {
    List<String> errors = forward.errors();
    if (forward.isForbidden()) {
      throw forbidden();
    }
    if (!errors.isEmpty()) {
      throw new IOException("the connection to " + to + " failed: " + errors.get(0));
    }
  }

  private IOException forbidden() {
    ApiException refused =
        new ApiException(
            ApiException.Kind.FORBIDDEN,
            "create pods/portforward in namespace " + namespace,
            "forbidden");
    JobEnd end = ApiRefusal.of(refused, "");
    return new IOException(end.what() + ": " + String.join("; ", end.advice()), refused);
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    if (!sent.isOpen()) {
      throwFailure();
    }
    return sent.write(from);
  }

  @Override
  public boolean isOpen() {
    return sent.isOpen() && received.isOpen();
  }

  @Override
  public void close() {
    forward.close();
    sent.close();
    received.close();
  }
}
