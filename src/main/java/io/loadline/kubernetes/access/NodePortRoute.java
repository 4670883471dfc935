package io.loadline.kubernetes.access;

import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.Resource;
import io.loadline.plan.Target;
import io.loadline.result.TargetPath;
import java.util.Optional;

/** By a port that all nodes have open for the Service. */
final class NodePortRoute implements Route {
  private final Cluster cluster;
  private final Reach reach;
  private final Nodes nodes;

  NodePortRoute(Cluster cluster, Reach reach, Nodes nodes) {
    this.cluster = cluster;
    this.reach = reach;
    this.nodes = nodes;
  }

  @Override
  public Optional<Way> open(Place place, Attempts attempts) {
    Target target = place.local();
    Optional<ServiceName> name = ServiceName.of(target.host());
    if (name.isEmpty()) {
      attempts.failed(target.host() + " is not the name of a Service");
      return Optional.empty();
    }
    Optional<ServiceObject> service =
        attempts.ask(
            () ->
                cluster
                    .get(Resource.SERVICES, name.get().namespace(), name.get().name())
                    .map(ServiceObject::new));
    int port = service.map(each -> each.nodePort(target.port())).orElse(0);
    if (port == 0) {
      String type = service.map(ServiceObject::type).orElse("not there");
      attempts.failed("Service " + name.get() + " has no NodePort (it is " + type + ")");
      return Optional.empty();
    }
    return nodes
        .reached(port, reach, attempts)
        .map(host -> new Way(TargetPath.NODE_PORT, Readdressed.of(target, host, port)));
  }
}
