package io.loadline.kubernetes.access;

import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.plan.Target;
import io.loadline.result.TargetPath;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where single pods are called from here: at their own address where that takes connections, else
 * through a tunnel to that pod. For one thread.
 */
final class PodAddress {
  private static final String LOOPBACK = "127.0.0.1";

  private final Cluster cluster;
  private final ConnectivityCheck check;
  private final LongSupplier nanos;
  private final InstantSource clock;

  /** The first pod decides for all: each that is silent would cost the whole wait. */
  private @Nullable Boolean reachable;

  PodAddress(Cluster cluster, ConnectivityCheck check, LongSupplier nanos, InstantSource clock) {
    this.cluster = cluster;
    this.check = check;
    this.nanos = nanos;
    this.clock = clock;
  }

  AccessRoute route(Pod pod, int port, String path) {
    if (reachable == null) {
      reachable = !pod.ip().isEmpty() && check.fault(pod.ip(), port).isEmpty();
    }
    return reachable && !pod.ip().isEmpty()
        ? new AccessRoute(TargetPath.DIRECT, target(pod.ip(), port, path))
        : tunnel(pod, port, path);
  }

  private AccessRoute tunnel(Pod pod, int port, String path) {
    List<MeasuredTunnel.PodPort> only =
        List.of(new MeasuredTunnel.PodPort(pod.object().namespace(), pod.name(), port));
    PodTunnel tunnel =
        PodTunnel.open(
            (to, in, out) -> cluster.forward(to.namespace(), to.pod(), to.port(), in, out),
            new PodsInTurn(() -> only, nanos),
            clock);
    return new AccessRoute(target(LOOPBACK, tunnel.port(), path), tunnel);
  }

  private static Target target(String host, int port, String path) {
    try {
      return new Target(url(host, port, path));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(path, e);
    }
  }

  /** Of a path as it was declared, with its query; what no URL can hold is escaped. */
  private static URI url(String host, int port, String path) throws URISyntaxException {
    URI root = new URI("http", null, host, port, null, null, null);
    try {
      return new URI(root + path);
    } catch (URISyntaxException e) {
      String[] parts = path.split("\\?", 2);
      String query = parts.length > 1 ? parts[1] : null;
      return new URI("http", null, host, port, parts[0], query, null);
    }
  }
}
