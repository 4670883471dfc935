package io.loadline.kubernetes.access;

import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.plan.Target;
import io.loadline.result.TargetPath;
import java.util.Optional;

/**
 * Straight to the Service: by its name where that resolves, else by its ClusterIP, which routes
 * from a node and from some laptops.
 */
final class DirectAccess implements AccessStrategy {
  /** A name may stand for a name once; Knative's do. */
  private static final int HOPS = 2;

  private final Cluster cluster;
  private final ConnectivityCheck check;
  private final TargetPath path;

  DirectAccess(Cluster cluster, ConnectivityCheck check, boolean insideCluster) {
    this.cluster = cluster;
    this.check = check;
    this.path = insideCluster ? TargetPath.IN_CLUSTER : TargetPath.DIRECT;
  }

  @Override
  public Optional<AccessRoute> open(AccessRoutes.RouteRequest request, AccessAttempts attempts) {
    Target target = request.local();
    Optional<String> fault = check.fault(target.host(), target.port());
    if (fault.isEmpty()) {
      return Optional.of(new AccessRoute(path, target));
    }
    attempts.failed(fault.get());
    Optional<ServiceName> service = ServiceName.of(target.host());
    return service.flatMap(name -> byClusterIp(target, name, HOPS, attempts));
  }

  private Optional<AccessRoute> byClusterIp(
      Target target, ServiceName name, int hops, AccessAttempts attempts) {
    Optional<ServiceObject> found =
        attempts.ask(
            () ->
                cluster
                    .get(ResourceKind.SERVICES, name.namespace(), name.name())
                    .map(ServiceObject::new));
    if (found.isEmpty()) {
      attempts.failed("Service " + name + " is not there, or cannot be read");
      return Optional.empty();
    }
    ServiceObject service = found.get();
    if (!service.externalName().isEmpty() && hops > 1) {
      return ServiceName.of(service.externalName())
          .flatMap(next -> byClusterIp(target, next, hops - 1, attempts));
    }
    return connect(target, name, service, attempts);
  }

  private Optional<AccessRoute> connect(
      Target target, ServiceName name, ServiceObject service, AccessAttempts attempts) {
    String ip = service.clusterIp();
    if (ip.isEmpty()) {
      String kind = service.isHeadless() ? "is headless" : "is of type " + service.type();
      attempts.failed("Service " + name + " " + kind + ": it has no ClusterIP");
      return Optional.empty();
    }
    Optional<String> fault = check.fault(ip, target.port());
    if (fault.isPresent()) {
      attempts.failed("ClusterIP of Service " + name + ": " + fault.get());
      return Optional.empty();
    }
    return Optional.of(new AccessRoute(path, ReaddressedRequest.of(target, ip, target.port())));
  }
}
