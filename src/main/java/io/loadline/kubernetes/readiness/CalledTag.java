package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.resource.Canary;
import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.kubernetes.resource.TrafficTag;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A tag that a host names, whether the InferenceService has it by now or not.
 *
 * @param component {@code predictor}
 * @param name {@code latest}
 */
record CalledTag(String component, String name) {
  /** What KServe calls the newest revision, and the one that it is to replace. */
  static final List<String> NAMES = List.of("latest", "prev");

  /** Empty when the host stands for all revisions, or has nothing to do with the service. */
  static Optional<CalledTag> of(InferenceService service, String host) {
    return InferenceService.COMPONENTS.stream()
        .flatMap(component -> all(service, component))
        .filter(each -> each.isCalledBy(host, service))
        .findFirst();
  }

  /** As an object has the tag, or the canary, that a host names; empty where there is none. */
  static Optional<TrafficTag> of(KubeObject object, String host) {
    if (!object.resource().equals(ResourceKind.INFERENCE_SERVICES)) {
      return Optional.empty();
    }
    InferenceService service = new InferenceService(object);
    return CalledCanary.of(service, host)
        .flatMap(each -> each.in(service))
        .map(Canary::tag)
        .or(() -> of(service, host).flatMap(each -> each.in(service)));
  }

  private static Stream<CalledTag> all(InferenceService service, String component) {
    Stream<String> present =
        service.tags().stream()
            .filter(each -> each.component().equals(component))
            .map(TrafficTag::name);
    return Stream.concat(present, NAMES.stream())
        .distinct()
        .map(name -> new CalledTag(component, name));
  }

  /** As the service's status has it; empty until it does. */
  Optional<TrafficTag> in(InferenceService service) {
    return service.tag(component, name);
  }

  private boolean isCalledBy(String host, InferenceService service) {
    String outside = UrlParts.host(service.status(component).text("url"));
    return host.equals(name + "-" + outside)
        || in(service).filter(tag -> UrlParts.host(tag.url()).equals(host)).isPresent()
        || HostName.of(host).filter(each -> isCalledBy(each, service)).isPresent();
  }

  private boolean isCalledBy(HostName host, InferenceService service) {
    String place = service.object().namespace();
    String whole = name + "-" + service.object().name() + "-" + component;
    return (host.namespace().isEmpty() || host.namespace().equals(place))
        && (host.service().equals(whole) || host.service().equals(whole + "-default"));
  }
}
