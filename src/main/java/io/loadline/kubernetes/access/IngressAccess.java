package io.loadline.kubernetes.access;

import io.loadline.plan.Target;
import io.loadline.result.TargetPath;
import java.util.List;
import java.util.Optional;

/** Through the cluster's gateway, which routes by the host that {@code status.url} names. */
final class IngressAccess implements AccessStrategy {
  private final GatewaySearch gateways;
  private final ConnectivityCheck check;
  private final String given;

  /**
   * A way through a gateway.
   *
   * @param given the gateway as the user names it; empty to look for one
   */
  IngressAccess(GatewaySearch gateways, ConnectivityCheck check, String given) {
    this.gateways = gateways;
    this.check = check;
    this.given = given;
  }

  @Override
  public Optional<AccessRoute> open(RouteRequest request, AccessAttempts attempts) {
    if (request.externalHost().isEmpty()) {
      attempts.failed("it has no external host: status.url is empty, or of the cluster only");
      return Optional.empty();
    }
    List<GatewayAddress> entrances =
        given.isEmpty() ? gateways.of(request, attempts) : List.of(GivenGateway.parse(given));
    if (entrances.isEmpty()) {
      attempts.failed("no gateway was found that routes " + request.externalHost());
    }
    for (GatewayAddress entrance : entrances) {
      Optional<String> fault = check.fault(entrance.host(), entrance.port());
      if (fault.isEmpty()) {
        return Optional.of(through(entrance, request));
      }
      attempts.failed("gateway " + fault.get());
    }
    return Optional.empty();
  }

  private static AccessRoute through(GatewayAddress entrance, RouteRequest request) {
    Target target =
        ReaddressedRequest.of(
            request.local(),
            entrance.scheme(),
            entrance.host(),
            entrance.port(),
            request.externalHost());
    return new AccessRoute(TargetPath.INGRESS, target);
  }
}
