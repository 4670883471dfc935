package io.loadline.kubernetes.access;

import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.plan.Target;
import io.loadline.result.TargetPath;
import java.util.Optional;

/** By a port that all nodes have open for the Service. */
final class NodePortAccess implements AccessStrategy {
  private final Cluster cluster;
  private final ConnectivityCheck check;
  private final NodeAddresses nodes;

  NodePortAccess(Cluster cluster, ConnectivityCheck check, NodeAddresses nodes) {
    this.cluster = cluster;
    this.check = check;
    this.nodes = nodes;
  }

  @Override
  public Optional<AccessRoute> open(AccessRoutes.RouteRequest request, AccessAttempts attempts) {
    Target target = request.local();
    Optional<ServiceName> name = ServiceName.of(target.host());
    if (name.isEmpty()) {
      attempts.failed(target.host() + " is not the name of a Service");
      return Optional.empty();
    }
    Optional<ServiceObject> service =
        attempts.ask(
            () ->
                cluster
                    .get(ResourceKind.SERVICES, name.get().namespace(), name.get().name())
                    .map(ServiceObject::new));
    int port = service.map(each -> each.nodePort(target.port())).orElse(0);
    if (port == 0) {
      String type = service.map(ServiceObject::type).orElse("not there");
      attempts.failed("Service " + name.get() + " has no NodePort (it is " + type + ")");
      return Optional.empty();
    }
    return nodes
        .reached(port, check, attempts)
        .map(
            host ->
                new AccessRoute(TargetPath.NODE_PORT, ReaddressedRequest.of(target, host, port)));
  }
}
