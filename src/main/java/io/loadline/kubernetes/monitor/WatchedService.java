package io.loadline.kubernetes.monitor;

import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.kubernetes.resource.ServingDeployments;
import io.loadline.kubernetes.resource.TrafficTag;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.result.ServiceIdentity;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is watched: an object, and the pods and Deployments that carry its labels.
 *
 * @param labels empty when its pods cannot be told
 * @param tag of the one revision or canary that is called; empty when none is
 * @param workloads which of those with the labels are its own
 */
record WatchedService(
    ResourceKind resource,
    String namespace,
    String name,
    Map<String, String> labels,
    Optional<TrafficTag> tag,
    ServingDeployments workloads) {
  static WatchedService of(KubeObject object, Optional<TrafficTag> tag) {
    Map<String, String> labels = new HashMap<>(labels(object));
    tag.filter(each -> each.isPredictor() && !each.canary())
        .ifPresent(called -> labels.put(Pod.REVISION, called.revision()));
    return new WatchedService(
        object.resource(),
        object.namespace(),
        object.name(),
        Map.copyOf(labels),
        tag,
        ServingDeployments.of(object, tag));
  }

  private static Map<String, String> labels(KubeObject object) {
    ResourceKind resource = object.resource();
    if (resource.equals(ResourceKind.INFERENCE_SERVICES)) {
      return new InferenceService(object).selector();
    }
    return switch (resource.group() + "/" + resource.kind()) {
      case "serving.knative.dev/Service" -> Map.of("serving.knative.dev/service", object.name());
      case "serving.kserve.io/LLMInferenceService" ->
          Map.of(
              "app.kubernetes.io/name",
              object.name(),
              "app.kubernetes.io/part-of",
              "llminferenceservice");
      case "serving.kserve.io/InferenceGraph" ->
          Map.of("serving.kserve.io/inferencegraph", object.name());
      case "/Service" -> object.tree().strings("spec", "selector");
      default -> object.tree().strings("spec", "selector", "matchLabels");
    };
  }

  String what() {
    return resource.title() + " " + namespace + "/" + name;
  }

  /**
   * That the tag led to another revision than the one that was waited for, before the load began.
   * Who calls another endpoint of the same test may have waited long after that.
   */
  Optional<Interference> moved(ServiceIdentity before) {
    return tag.filter(called -> !called.revision().equals(before.revision()))
        .map(
            called ->
                new Interference(
                    InterferenceKind.TRAFFIC_CHANGED, 0, moved(called, before), false));
  }

  private static String moved(TrafficTag called, ServiceIdentity before) {
    return "the tag %s went from %s, which was waited for, to %s before the load began"
        .formatted(called.name(), called.revision(), before.revision());
  }
}
