package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.resource.DeploymentMode;
import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;

/**
 * Why it cannot be known that what answers is what was last specified. The status of an object
 * whose pods are those of Deployments is that of before a change for long, for good when the change
 * cannot be carried out; an account that sees neither Deployments nor pods sees nothing else.
 */
final class UnconfirmedGeneration {
  private UnconfirmedGeneration() {}

  /** One sentence for people; empty when it can be known, or nothing was ever changed. */
  static String why(OwnedResources owned) {
    KubeObject object = owned.object();
    boolean blind = !owned.sees(ResourceKind.DEPLOYMENTS) && !owned.sees(ResourceKind.PODS);
    if (!blind || object.generation() <= 1 || !hasDeployments(owned)) {
      return "";
    }
    return "whether generation %d of %s answers, or pods of before, cannot be seen: no right to list"
            .formatted(object.generation(), object.what())
        + " deployments.apps, nor to list pods, in namespace "
        + object.namespace()
        + ", and its own status does not tell. Fix: give the account one of them, best both"
        + " (docs/rbac.yaml)";
  }

  private static boolean hasDeployments(OwnedResources owned) {
    KubeObject object = owned.object();
    return switch (object.resource().kind()) {
      case "InferenceService" -> {
        DeploymentMode mode = new InferenceService(object).mode();
        yield mode != DeploymentMode.KNATIVE && mode != DeploymentMode.MODEL_MESH;
      }
      case "InferenceGraph" -> owned.children(ResourceKind.KNATIVE_SERVICES).isEmpty();
      case "LLMInferenceService" -> true;
      default -> false;
    };
  }
}
