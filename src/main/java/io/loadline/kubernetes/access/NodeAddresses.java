package io.loadline.kubernetes.access;

import io.loadline.json.JsonTree;
import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the cluster's nodes are reached: their addresses, the external first, and the host of the
 * API server, which in a cluster on one's own machine is its node.
 */
final class NodeAddresses {
  private static final List<String> TYPES = List.of("ExternalIP", "InternalIP");
  private static final int MOST = 4;

  private final Cluster cluster;

  NodeAddresses(Cluster cluster) {
    this.cluster = cluster;
  }

  /** The first that has the port open. */
  Optional<String> reached(int port, ConnectivityCheck check, AccessAttempts attempts) {
    Set<String> hosts = hosts();
    String last = "no address of a node is known";
    for (String host : hosts) {
      Optional<String> fault = check.fault(host, port);
      if (fault.isEmpty()) {
        return Optional.of(host);
      }
      last = fault.get();
    }
    attempts.failed("NodePort " + port + " of " + hosts.size() + " addresses: " + last);
    return Optional.empty();
  }

  private Set<String> hosts() {
    Set<String> hosts = new LinkedHashSet<>();
    addresses().limit(MOST).forEach(hosts::add);
    String server = URI.create(cluster.server()).getHost();
    if (server != null) {
      hosts.add(server);
    }
    return hosts;
  }

  /** None for who may not list nodes, as a Role of one namespace cannot. */
  private Stream<String> addresses() {
    try {
      List<KubeObject> nodes = cluster.list(ResourceKind.NODES, "", Map.of());
      return TYPES.stream().flatMap(type -> nodes.stream().flatMap(node -> ofType(node, type)));
    } catch (ApiException e) {
      return Stream.empty();
    }
  }

  private static Stream<String> ofType(KubeObject node, String type) {
    return node.tree().list("status", "addresses").stream()
        .filter(each -> each.text("type").equals(type))
        .map((JsonTree each) -> each.text("address"));
  }
}
