package io.loadline.kubernetes.access;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Tree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The addresses at which a gateway or its Service may be connected to. */
final class Entrances {
  private final Nodes nodes;
  private final ConnectivityCheck check;

  Entrances(Nodes nodes, ConnectivityCheck check) {
    this.nodes = nodes;
    this.check = check;
  }

  /** Of a Gateway: where it says it is, then its Services. */
  Stream<Entrance> of(KubeObject gateway, List<ServiceObject> services) {
    List<Tree> listeners = gateway.tree().list("spec", "listeners");
    Optional<Tree> plain = listener(listeners, "HTTP");
    String scheme = plain.isPresent() ? "" : "https";
    int port =
        (int) plain.or(() -> listener(listeners, "HTTPS")).orElse(Tree.ABSENT).number(80, "port");
    Stream<Entrance> own =
        gateway.tree().list("status", "addresses").stream()
            .map(each -> new Entrance(scheme, each.text("value"), port))
            .filter(each -> !each.host().isEmpty());
    return Stream.concat(own, services.stream().flatMap(each -> of(each, port, scheme)));
  }

  /** Of a Service: its load balancer, a port of the nodes, its ClusterIP. */
  Stream<Entrance> of(ServiceObject service, int port, String scheme) {
    Stream<Entrance> outside =
        service.balancers().stream().map(host -> new Entrance(scheme, host, port));
    Stream<Entrance> inside =
        Stream.of(service.clusterIp())
            .filter(ip -> !ip.isEmpty())
            .map(ip -> new Entrance(scheme, ip, port));
    return Stream.concat(outside, Stream.concat(nodePort(service.nodePort(port), scheme), inside));
  }

  private Stream<Entrance> nodePort(int port, String scheme) {
    return port == 0
        ? Stream.empty()
        : nodes.reached(port, check, new AccessAttempts()).stream()
            .map(host -> new Entrance(scheme, host, port));
  }

  private static Optional<Tree> listener(List<Tree> listeners, String protocol) {
    return listeners.stream().filter(each -> each.text("protocol").equals(protocol)).findFirst();
  }
}
