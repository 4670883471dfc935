package io.loadline.kubernetes.monitor;

import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.kubernetes.resource.ServingDeployments;
import io.loadline.kubernetes.resource.TrafficTag;
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
}
