package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.readiness.ReadinessObstacle.Sort;
import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.util.List;

/** Whether an object is ready, by what its kind needs. */
final class ReadinessRules {
  private ReadinessRules() {}

  /**
   * What is in the way, the most telling first; empty when nothing is.
   *
   * @param condition that an object of no known kind must have; may be empty
   */
  static List<ReadinessObstacle> check(OwnedResources owned, String condition) {
    KubeObject object = owned.object();
    if (object.isDeleting()) {
      return List.of(ReadinessObstacle.of(Sort.DELETING, "it is being deleted"));
    }
    if (new InferenceService(object).isStopped()) {
      return List.of(
          ReadinessObstacle.of(
              Sort.STOPPED, "it is stopped by its annotation serving.kserve.io/stop: \"true\""));
    }
    return switch (object.resource().kind()) {
      case "InferenceService" -> new InferenceServiceRules(owned).check();
      case "LLMInferenceService" -> ObjectRules.llm(owned);
      case "InferenceGraph" -> ObjectRules.graph(owned);
      case "Deployment" -> ObjectRules.deployment(owned);
      case "Service" ->
          object.resource().equals(ResourceKind.KNATIVE_SERVICES)
              ? ObjectRules.knative(owned)
              : ObjectRules.service(owned);
      default -> ObjectRules.other(owned, condition);
    };
  }

  /** Whether no pod runs until a request wakes one. */
  static boolean isAsleep(OwnedResources owned) {
    KubeObject object = owned.object();
    if (object.resource().equals(ResourceKind.KNATIVE_SERVICES)) {
      return KnativeRules.isAsleep(object, owned);
    }
    return object.resource().equals(ResourceKind.INFERENCE_SERVICES)
        && new InferenceServiceRules(owned).isAsleep();
  }
}
