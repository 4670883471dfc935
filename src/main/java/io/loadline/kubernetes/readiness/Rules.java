package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.readiness.Obstacle.Sort;
import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Resource;
import java.util.List;

/** Whether an object is ready, by what its kind needs. */
final class Rules {
  private Rules() {}

  /**
   * What is in the way, the most telling first; empty when nothing is.
   *
   * @param condition that an object of no known kind must have; may be empty
   */
  static List<Obstacle> check(Family family, String condition) {
    KubeObject object = family.object();
    if (object.isDeleting()) {
      return List.of(Obstacle.of(Sort.DELETING, "it is being deleted"));
    }
    if (new InferenceService(object).isStopped()) {
      return List.of(
          Obstacle.of(
              Sort.STOPPED, "it is stopped by its annotation serving.kserve.io/stop: \"true\""));
    }
    return switch (object.resource().kind()) {
      case "InferenceService" -> new InferenceServiceRules(family).check();
      case "LLMInferenceService" -> ObjectRules.llm(family);
      case "InferenceGraph" -> ObjectRules.graph(family);
      case "Deployment" -> ObjectRules.deployment(family);
      case "Service" ->
          object.resource().equals(Resource.KNATIVE_SERVICES)
              ? ObjectRules.knative(family)
              : ObjectRules.service(family);
      default -> ObjectRules.other(family, condition);
    };
  }

  /** Whether no pod runs until a request wakes one. */
  static boolean isAsleep(Family family) {
    KubeObject object = family.object();
    if (object.resource().equals(Resource.KNATIVE_SERVICES)) {
      return KnativeRules.isAsleep(object, family);
    }
    return object.resource().equals(Resource.INFERENCE_SERVICES)
        && new InferenceServiceRules(family).isAsleep();
  }
}
