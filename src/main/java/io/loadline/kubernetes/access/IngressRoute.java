package io.loadline.kubernetes.access;

import io.loadline.plan.Target;
import io.loadline.result.TargetPath;
import java.util.List;
import java.util.Optional;

/** Through the cluster's gateway, which routes by the host that {@code status.url} names. */
final class IngressRoute implements Route {
  private final Gateways gateways;
  private final Reach reach;
  private final String given;

  /**
   * A way through a gateway.
   *
   * @param given the gateway as the user names it; empty to look for one
   */
  IngressRoute(Gateways gateways, Reach reach, String given) {
    this.gateways = gateways;
    this.reach = reach;
    this.given = given;
  }

  @Override
  public Optional<Way> open(Place place, Attempts attempts) {
    if (place.externalHost().isEmpty()) {
      attempts.failed("it has no external host: status.url is empty, or of the cluster only");
      return Optional.empty();
    }
    List<Entrance> entrances =
        given.isEmpty() ? gateways.of(place, attempts) : List.of(GivenGateway.parse(given));
    if (entrances.isEmpty()) {
      attempts.failed("no gateway was found that routes " + place.externalHost());
    }
    for (Entrance entrance : entrances) {
      Optional<String> fault = reach.fault(entrance.host(), entrance.port());
      if (fault.isEmpty()) {
        return Optional.of(through(entrance, place));
      }
      attempts.failed("gateway " + fault.get());
    }
    return Optional.empty();
  }

  private static Way through(Entrance entrance, Place place) {
    Target target =
        Readdressed.of(
            place.local(),
            entrance.scheme(),
            entrance.host(),
            entrance.port(),
            place.externalHost());
    return new Way(TargetPath.INGRESS, target);
  }
}
