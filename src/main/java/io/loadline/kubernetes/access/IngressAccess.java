package io.loadline.kubernetes.access;

import io.loadline.plan.Target;
import io.loadline.result.NotReadyException;
import io.loadline.result.TargetPath;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
  public Optional<AccessRoute> open(AccessRoutes.RouteRequest request, AccessAttempts attempts) {
    if (request.externalHost().isEmpty()) {
      attempts.failed("it has no external host: status.url is empty, or of the cluster only");
      return Optional.empty();
    }
    List<GatewayAddress> entrances =
        given.isEmpty() ? gateways.of(request, attempts) : List.of(givenGateway(given));
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

  private static AccessRoute through(GatewayAddress entrance, AccessRoutes.RouteRequest request) {
    Target target =
        ReaddressedRequest.of(
            request.local(),
            entrance.scheme(),
            entrance.host(),
            entrance.port(),
            request.externalHost());
    return new AccessRoute(TargetPath.INGRESS, target);
  }

  /**
   * A gateway as the user names it: {@code host:port}, or a URL.
   *
   * @throws NotReadyException when it is neither
   */
  private static GatewayAddress givenGateway(String given) {
    URI url = givenUrl(given.contains("://") ? given : "http://" + given);
    if (url == null || url.getHost() == null) {
      throw new NotReadyException(
          "gateway = \"%s\": it is neither host:port nor a URL. Fix: gateway = \"127.0.0.1:8080\""
              .formatted(given));
    }
    boolean secure = "https".equals(url.getScheme());
    int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
    return new GatewayAddress(secure ? "https" : "", url.getHost(), port);
  }

  private static @Nullable URI givenUrl(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
