package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.resource.Canary;
import io.loadline.kubernetes.resource.DeploymentMode;
import io.loadline.kubernetes.resource.InferenceService;
import java.util.Optional;

/**
 * A canary of mode Standard that a host names, whether the InferenceService has it by now or not.
 *
 * @param name {@code v2} of {@code iris-v2-predictor}
 */
record CalledCanary(String name) {
  private static final String PREDICTOR = "-predictor";

  /** Empty when the host names another of its Services, or has nothing to do with it. */
  static Optional<CalledCanary> of(InferenceService service, String host) {
    if (service.mode() == DeploymentMode.KNATIVE) {
      return Optional.empty();
    }
    String prefix = service.object().name() + "-";
    String namespace = service.object().namespace();
    return HostName.of(host)
        .filter(each -> each.namespace().isEmpty() || each.namespace().equals(namespace))
        .map(HostName::service)
        .filter(each -> !each.equals(service.workload("predictor")))
        .filter(each -> each.startsWith(prefix) && each.endsWith(PREDICTOR))
        .filter(each -> each.length() > prefix.length() + PREDICTOR.length())
        .map(each -> each.substring(prefix.length(), each.length() - PREDICTOR.length()))
        .map(CalledCanary::new);
  }

  /** As the service's spec has it; empty until it does. */
  Optional<Canary> in(InferenceService service) {
    return service.canaries().stream().filter(each -> each.name().equals(name)).findFirst();
  }
}
