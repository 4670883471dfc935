package io.loadline.kubernetes.readiness;

import io.loadline.json.JsonTree;
import io.loadline.kubernetes.readiness.ReadinessObstacle.Sort;
import io.loadline.kubernetes.resource.Canary;
import io.loadline.kubernetes.resource.InferenceService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether the canary of mode Standard that is called is ready. What the InferenceService says of
 * its own predictor is no matter: requests to the canary's Service never get there.
 */
final class CanaryRules {
  private final OwnedResources owned;
  private final InferenceService service;
  private final Canary canary;

  CanaryRules(OwnedResources owned, Canary canary) {
    this.owned = owned;
    this.service = new InferenceService(owned.object());
    this.canary = canary;
  }

  /** That a host names a canary which is not specified (yet); empty when it is, or names none. */
  static Optional<ReadinessObstacle> absent(InferenceService service, String host) {
    return CalledCanary.of(service, host)
        .filter(called -> called.in(service).isEmpty())
        .map(called -> ReadinessObstacle.of(Sort.NO_CANARY, missing(service, called)));
  }

  private static String missing(InferenceService service, CalledCanary called) {
    String names = service.canaries().stream().map(Canary::name).collect(Collectors.joining(", "));
    return "it has no canary "
        + called.name()
        + " (yet): "
        + (names.isEmpty() ? "spec.canary is empty" : "spec.canary has " + names);
  }

  List<ReadinessObstacle> check() {
    List<ReadinessObstacle> found = new ArrayList<>();
    if (service.model().isInvalid()) {
      String why = service.model().currentFailure();
      found.add(
          new ReadinessObstacle(
              Sort.INVALID,
              "invalid",
              "KServe cannot run this spec (InvalidSpec)" + (why.isEmpty() ? "" : ": " + why)));
    }
    new StandardRules(owned).check("predictor", canary.predictor()).ifPresent(found::add);
    unready().filter(each -> found.isEmpty()).ifPresent(found::add);
    PodRules.worst(new CurrentPods(owned).all()).ifPresent(found::add);
    return found;
  }

  /** What the status says of it; true as soon as one of its pods is available. */
  private Optional<ReadinessObstacle> unready() {
    Optional<JsonTree> status =
        service.object().tree().list("status", "canaryStatuses").stream()
            .filter(each -> each.text("name").equals(canary.name()))
            .findFirst();
    return status.filter(each -> each.flag(false, "ready")).isPresent()
        ? Optional.empty()
        : Optional.of(
            ReadinessObstacle.of(
                Sort.CONDITION, "canary " + canary.name() + " is not ready by its status"));
  }
}
