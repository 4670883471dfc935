package io.loadline.kubernetes.access;

import io.loadline.kubernetes.client.Cluster;
import io.loadline.plan.Access;
import io.loadline.plan.ClusterAccess;
import io.loadline.probe.NotReadyException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Finds a way to a service, by all that there are or by the one that was asked for. */
public final class Ways {
  private final Cluster cluster;
  private final Reach reach;
  private final boolean insideCluster;
  private final LongSupplier nanos;
  private final InstantSource clock;

  /**
   * Ways from here.
   *
   * @param insideCluster whether this process is a pod of it
   * @param clock tells when a tunnel broke
   */
  public Ways(Cluster cluster, boolean insideCluster, LongSupplier nanos, InstantSource clock) {
    this(cluster, new SocketReach(), insideCluster, nanos, clock);
  }

  Ways(
      Cluster cluster,
      Reach reach,
      boolean insideCluster,
      LongSupplier nanos,
      InstantSource clock) {
    this.cluster = cluster;
    this.reach = reach;
    this.insideCluster = insideCluster;
    this.nanos = nanos;
    this.clock = clock;
  }

  /**
   * The first that works.
   *
   * @throws NotReadyException when none does; its text says what was tried
   */
  public Way open(Place place, ClusterAccess access) {
    Attempts attempts = new Attempts();
    for (Access each : order(place, access)) {
      attempts.begin(each);
      Optional<Way> way = route(each, access).open(place, attempts);
      if (way.isPresent()) {
        return way.get();
      }
    }
    throw new NotReadyException(NoWay.text(place, access.access(), attempts));
  }

  /** What the user named comes first: the gateway, or an external host. */
  static List<Access> order(Place place, ClusterAccess access) {
    if (access.access() != Access.AUTO) {
      return List.of(access.access());
    }
    String external = place.externalHost().replaceFirst(":\\d+$", "");
    boolean outside = !access.gateway().isEmpty() || place.called().host().equals(external);
    Stream<Access> first = outside ? Stream.of(Access.INGRESS) : Stream.of();
    Stream<Access> rest =
        Stream.of(Access.DIRECT, Access.INGRESS, Access.NODE_PORT, Access.PORT_FORWARD);
    return Stream.concat(first, rest).distinct().toList();
  }

  private Route route(Access access, ClusterAccess wanted) {
    Nodes nodes = new Nodes(cluster);
    return switch (access) {
      case AUTO, DIRECT -> new DirectRoute(cluster, reach, insideCluster);
      case INGRESS ->
          new IngressRoute(
              new Gateways(cluster, new Entrances(nodes, reach)), reach, wanted.gateway());
      case NODE_PORT -> new NodePortRoute(cluster, reach, nodes);
      case PORT_FORWARD -> new PortForwardRoute(cluster, nanos, clock);
    };
  }
}
