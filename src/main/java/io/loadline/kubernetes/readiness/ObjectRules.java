package io.loadline.kubernetes.readiness;

import io.loadline.json.JsonTree;
import io.loadline.kubernetes.readiness.ReadinessObstacle.Sort;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether objects other than InferenceServices are ready. */
final class ObjectRules {
  private ObjectRules() {}

  /** A Service without an endpoint exists, and refuses every connection. */
  static List<ReadinessObstacle> service(OwnedResources owned) {
    KubeObject service = owned.object();
    boolean alias = service.tree().text("spec", "type").equals("ExternalName");
    if (alias || !owned.sees(ResourceKind.ENDPOINT_SLICES)) {
      return List.of();
    }
    List<JsonTree> endpoints =
        owned.children(ResourceKind.ENDPOINT_SLICES).stream()
            .flatMap(slice -> slice.tree().list("endpoints").stream())
            .toList();
    long ready = endpoints.stream().filter(ObjectRules::isReady).count();
    if (ready > 0) {
      return List.of();
    }
    String text =
        endpoints.isEmpty()
            ? "no pod stands behind it"
            : "none of its " + endpoints.size() + " endpoints is ready";
    List<ReadinessObstacle> found =
        new ArrayList<>(List.of(ReadinessObstacle.of(Sort.ENDPOINTS, text)));
    PodRules.worst(owned.staying()).ifPresent(found::add);
    return found;
  }

  private static boolean isReady(JsonTree endpoint) {
    return endpoint.flag(true, "conditions", "ready");
  }

  static List<ReadinessObstacle> deployment(OwnedResources owned) {
    List<ReadinessObstacle> found = new ArrayList<>();
    DeploymentRules.check(owned.object(), owned).ifPresent(found::add);
    PodRules.worst(new CurrentPods(owned).all()).ifPresent(found::add);
    return found;
  }

  static List<ReadinessObstacle> knative(OwnedResources owned) {
    List<ReadinessObstacle> found = new ArrayList<>();
    KnativeRules.check(owned.object(), owned).ifPresent(found::add);
    PodRules.worst(new CurrentPods(owned).all()).ifPresent(found::add);
    return found;
  }

  /** Its roll-up of conditions does not wait for Unknown, nor for a roll-out. */
  static List<ReadinessObstacle> llm(OwnedResources owned) {
    List<ReadinessObstacle> found = new ArrayList<>(generation(owned.object()));
    owned.object().conditions().stream()
        .filter(each -> !each.isTrue() && hinders(each))
        .findFirst()
        .map(KubeObject.Condition::text)
        .map(text -> ReadinessObstacle.of(Sort.CONDITION, text))
        .ifPresent(found::add);
    ready(owned.object(), "Ready").filter(each -> found.isEmpty()).ifPresent(found::add);
    children(owned).forEach(found::add);
    return found;
  }

  /**
   * KServe calls all informative that Ready does not wait for; but parts of the service may be
   * behind what is summed up of them.
   */
  private static boolean hinders(KubeObject.Condition each) {
    boolean group = each.type().startsWith("Group");
    return !group && (!each.isAdvisory() || each.type().endsWith("Ready"));
  }

  /** It is Ready as soon as its router is made, with no pod that is. */
  static List<ReadinessObstacle> graph(OwnedResources owned) {
    List<ReadinessObstacle> found = new ArrayList<>();
    ready(owned.object(), "Ready").ifPresent(found::add);
    boolean seen =
        owned.sees(ResourceKind.DEPLOYMENTS) && owned.sees(ResourceKind.KNATIVE_SERVICES);
    boolean made =
        !owned.children(ResourceKind.DEPLOYMENTS).isEmpty()
            || !owned.children(ResourceKind.KNATIVE_SERVICES).isEmpty();
    if (seen && !made) {
      found.add(
          ReadinessObstacle.of(
              Sort.ROLLOUT, "its router has no Deployment or Knative Service yet"));
    }
    children(owned).forEach(found::add);
    return found;
  }

  /** Of any kind: its condition, where one is asked for or there is one. */
  static List<ReadinessObstacle> other(OwnedResources owned, String condition) {
    KubeObject object = owned.object();
    List<ReadinessObstacle> found = new ArrayList<>(generation(object));
    String type = condition.isEmpty() ? "Ready" : condition;
    boolean silent = condition.isEmpty() && object.conditions().isEmpty();
    ready(object, type).filter(each -> !silent).ifPresent(found::add);
    return found;
  }

  private static List<ReadinessObstacle> generation(KubeObject object) {
    boolean behind =
        object.observedGeneration() >= 0 && object.observedGeneration() < object.generation();
    return behind
        ? List.of(
            ReadinessObstacle.of(
                Sort.ROLLOUT, "it was changed, and its controller has not seen it yet"))
        : List.of();
  }

  private static Optional<ReadinessObstacle> ready(KubeObject object, String type) {
    Optional<KubeObject.Condition> condition = object.condition(type);
    if (condition.filter(KubeObject.Condition::isTrue).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        ReadinessObstacle.of(
            Sort.CONDITION,
            condition.map(KubeObject.Condition::text).orElse(type + " is not set")));
  }

  private static List<ReadinessObstacle> children(OwnedResources owned) {
    List<ReadinessObstacle> found = new ArrayList<>();
    for (KubeObject each : owned.children(ResourceKind.DEPLOYMENTS)) {
      DeploymentRules.check(each, owned).ifPresent(found::add);
    }
    for (KubeObject each : owned.children(ResourceKind.KNATIVE_SERVICES)) {
      KnativeRules.check(each, owned).ifPresent(found::add);
    }
    PodRules.worst(new CurrentPods(owned).all()).ifPresent(found::add);
    return found;
  }
}
