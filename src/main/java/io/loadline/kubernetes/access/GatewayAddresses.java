package io.loadline.kubernetes.access;

import io.loadline.json.JsonTree;
import io.loadline.kubernetes.resource.KubeObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The addresses at which a gateway or its Service may be connected to. */
final class GatewayAddresses {
  private final NodeAddresses nodes;
  private final ConnectivityCheck check;

  GatewayAddresses(NodeAddresses nodes, ConnectivityCheck check) {
    this.nodes = nodes;
    this.check = check;
  }

  /** Of a Gateway: where it says it is, then its Services. */
  Stream<GatewayAddress> of(KubeObject gateway, List<ServiceObject> services) {
    List<JsonTree> listeners = gateway.tree().list("spec", "listeners");
    Optional<JsonTree> plain = listener(listeners, "HTTP");
    String scheme = plain.isPresent() ? "" : "https";
    int port =
        (int)
            plain.or(() -> listener(listeners, "HTTPS")).orElse(JsonTree.ABSENT).number(80, "port");
    Stream<GatewayAddress> own =
        gateway.tree().list("status", "addresses").stream()
            .map(each -> new GatewayAddress(scheme, each.text("value"), port))
            .filter(each -> !each.host().isEmpty());
    return Stream.concat(own, services.stream().flatMap(each -> of(each, port, scheme)));
  }

  /** Of a Service: its load balancer, a port of the nodes, its ClusterIP. */
  Stream<GatewayAddress> of(ServiceObject service, int port, String scheme) {
    Stream<GatewayAddress> outside =
        service.balancers().stream().map(host -> new GatewayAddress(scheme, host, port));
    Stream<GatewayAddress> inside =
        Stream.of(service.clusterIp())
            .filter(ip -> !ip.isEmpty())
            .map(ip -> new GatewayAddress(scheme, ip, port));
    return Stream.concat(outside, Stream.concat(nodePort(service.nodePort(port), scheme), inside));
  }

  private Stream<GatewayAddress> nodePort(int port, String scheme) {
    return port == 0
        ? Stream.empty()
        : nodes.reached(port, check, new AccessAttempts()).stream()
            .map(host -> new GatewayAddress(scheme, host, port));
  }

  private static Optional<JsonTree> listener(List<JsonTree> listeners, String protocol) {
    return listeners.stream().filter(each -> each.text("protocol").equals(protocol)).findFirst();
  }
}
