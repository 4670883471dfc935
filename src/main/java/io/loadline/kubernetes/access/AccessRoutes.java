package io.loadline.kubernetes.access;

import io.loadline.kubernetes.client.Cluster;
import io.loadline.plan.AccessMode;
import io.loadline.plan.ClusterAccess;
import io.loadline.probe.NotReadyException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Finds a way to a service, by all that there are or by the one that was asked for. */
public final class AccessRoutes {
  private final Cluster cluster;
  private final ConnectivityCheck check;
  private final boolean insideCluster;
  private final LongSupplier nanos;
  private final InstantSource clock;

  /**
   * Ways from here.
   *
   * @param insideCluster whether this process is a pod of it
   * @param clock tells when a tunnel broke
   */
  public AccessRoutes(
      Cluster cluster, boolean insideCluster, LongSupplier nanos, InstantSource clock) {
    this(cluster, new SocketCheck(), insideCluster, nanos, clock);
  }

  AccessRoutes(
      Cluster cluster,
      ConnectivityCheck check,
      boolean insideCluster,
      LongSupplier nanos,
      InstantSource clock) {
    this.cluster = cluster;
    this.check = check;
    this.insideCluster = insideCluster;
    this.nanos = nanos;
    this.clock = clock;
  }

  /**
   * The first that works.
   *
   * @throws NotReadyException when none does; its text says what was tried
   */
  public AccessRoute open(RouteRequest request, ClusterAccess access) {
    AccessAttempts attempts = new AccessAttempts();
    for (AccessMode each : order(request, access)) {
      attempts.begin(each);
      Optional<AccessRoute> route = strategy(each, access).open(request, attempts);
      if (route.isPresent()) {
        return route.get();
      }
    }
    throw new NotReadyException(NoRouteText.text(request, access.access(), attempts));
  }

  /** What the user named comes first: the gateway, or an external host. */
  static List<AccessMode> order(RouteRequest request, ClusterAccess access) {
    if (access.access() != AccessMode.AUTO) {
      return List.of(access.access());
    }
    String external = request.externalHost().replaceFirst(":\\d+$", "");
    boolean outside = !access.gateway().isEmpty() || request.called().host().equals(external);
    Stream<AccessMode> first = outside ? Stream.of(AccessMode.INGRESS) : Stream.of();
    Stream<AccessMode> rest =
        Stream.of(
            AccessMode.DIRECT, AccessMode.INGRESS, AccessMode.NODE_PORT, AccessMode.PORT_FORWARD);
    return Stream.concat(first, rest).distinct().toList();
  }

  private AccessStrategy strategy(AccessMode access, ClusterAccess wanted) {
    NodeAddresses nodes = new NodeAddresses(cluster);
    return switch (access) {
      case UNSET, AUTO, DIRECT -> new DirectAccess(cluster, check, insideCluster);
      case INGRESS ->
          new IngressAccess(
              new GatewaySearch(cluster, new GatewayAddresses(nodes, check)),
              check,
              wanted.gateway());
      case NODE_PORT -> new NodePortAccess(cluster, check, nodes);
      case PORT_FORWARD -> new PortForwardAccess(cluster, nanos, clock);
    };
  }
}
