package io.loadline.kubernetes.identity;

import io.loadline.kubernetes.objects.InferenceService;
import io.loadline.kubernetes.objects.KubeObject;
import io.loadline.kubernetes.objects.Resource;
import java.util.Map;

/**
 * What is watched: an object, and the pods and Deployments that carry its labels.
 *
 * @param labels empty when its pods cannot be told
 */
record Subject(Resource resource, String namespace, String name, Map<String, String> labels) {
  static Subject of(KubeObject object) {
    return new Subject(object.resource(), object.namespace(), object.name(), labels(object));
  }

  private static Map<String, String> labels(KubeObject object) {
    Resource resource = object.resource();
    if (resource.equals(Resource.INFERENCE_SERVICES)) {
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
