package io.loadline.kubernetes.readiness;

import io.loadline.json.JsonTree;
import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.TrafficTag;
import java.util.Optional;

/**
 * Which of the addresses of an InferenceService a host names. A Service of its own is called as
 * that Service: never does another answer in its place.
 *
 * @param tag of the one revision or canary that is called; empty when none is
 * @param host of the URL, in lower case
 */
record InferenceServiceAddress(InferenceService service, Optional<TrafficTag> tag, String host) {
  /** Scheme and authority in the cluster. */
  String inCluster() {
    if (tag.isPresent()) {
      return tag.get().canary() ? url(tag.get().revision()) : tagged(tag.get());
    }
    Optional<String> component = component();
    if (component.isPresent()) {
      String own = service.status(component.get()).text("address", "url");
      return own.isEmpty() ? url(service.workload(component.get())) : own;
    }
    return otherService().map(this::url).orElseGet(this::whole);
  }

  /** Its URL at a gateway; empty when it is not reached by one. */
  String outside() {
    if (tag.isPresent()) {
      return tag.get().url();
    }
    Optional<String> component = component();
    if (component.isPresent() && !component.get().equals(entry())) {
      return service.status(component.get()).text("url");
    }
    return otherService().isPresent() ? "" : service.url();
  }

  /** The component that takes the requests. */
  String entry() {
    return service.components().contains("transformer") ? "transformer" : "predictor";
  }

  private String whole() {
    return service.address().isEmpty() ? url(service.workload(entry())) : service.address();
  }

  /** That of {@code iris-predictor}, and of the old {@code iris-predictor-default}. */
  private Optional<String> component() {
    return named()
        .filter(
            name ->
                name.owner().filter(service.object().name()::equals).isPresent()
                    || name.service().equals(service.workload("predictor")))
        .map(HostName::component);
  }

  /** Of its names, what is neither the whole nor a component: {@code iris-predictor-00001}. */
  private Optional<String> otherService() {
    return named()
        .map(HostName::service)
        .filter(name -> name.startsWith(service.object().name() + "-"))
        .filter(name -> component().isEmpty());
  }

  private Optional<HostName> named() {
    String namespace = service.object().namespace();
    return HostName.of(host)
        .filter(name -> name.namespace().isEmpty() || name.namespace().equals(namespace));
  }

  /** Knative names it after its tag and its Knative Service. */
  private String tagged(TrafficTag called) {
    JsonTree status = service.status(called.component());
    String all = status.text("address", "url");
    String known = all.isEmpty() ? url(service.object().name() + "-" + called.component()) : all;
    return known.replaceFirst("://", "://" + called.name() + "-");
  }

  private String url(String name) {
    return AddressResolver.url(name, service.object().namespace());
  }
}
