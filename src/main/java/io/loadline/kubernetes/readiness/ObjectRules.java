package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.readiness.Obstacle.Sort;
import io.loadline.kubernetes.resource.Condition;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Resource;
import io.loadline.kubernetes.resource.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether objects other than InferenceServices are ready. */
final class ObjectRules {
  private ObjectRules() {}

  /** A Service without an endpoint exists, and refuses every connection. */
  static List<Obstacle> service(OwnedResources owned) {
    KubeObject service = owned.object();
    boolean alias = service.tree().text("spec", "type").equals("ExternalName");
    if (alias || !owned.sees(Resource.ENDPOINT_SLICES)) {
      return List.of();
    }
    List<Tree> endpoints =
        owned.children(Resource.ENDPOINT_SLICES).stream()
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
    List<Obstacle> found = new ArrayList<>(List.of(Obstacle.of(Sort.ENDPOINTS, text)));
    PodRules.worst(owned.staying()).ifPresent(found::add);
    return found;
  }

  private static boolean isReady(Tree endpoint) {
    return endpoint.flag(true, "conditions", "ready");
  }

  static List<Obstacle> deployment(OwnedResources owned) {
    List<Obstacle> found = new ArrayList<>();
    DeploymentRules.check(owned.object(), owned).ifPresent(found::add);
    PodRules.worst(new CurrentPods(owned).all()).ifPresent(found::add);
    return found;
  }

  static List<Obstacle> knative(OwnedResources owned) {
    List<Obstacle> found = new ArrayList<>();
    KnativeRules.check(owned.object(), owned).ifPresent(found::add);
    PodRules.worst(new CurrentPods(owned).all()).ifPresent(found::add);
    return found;
  }

  /** Its roll-up of conditions does not wait for Unknown, nor for a roll-out. */
  static List<Obstacle> llm(OwnedResources owned) {
    List<Obstacle> found = new ArrayList<>(generation(owned.object()));
    owned.object().conditions().stream()
        .filter(each -> !each.isTrue() && hinders(each))
        .findFirst()
        .map(Condition::text)
        .map(text -> Obstacle.of(Sort.CONDITION, text))
        .ifPresent(found::add);
    ready(owned.object(), "Ready").filter(each -> found.isEmpty()).ifPresent(found::add);
    children(owned).forEach(found::add);
    return found;
  }

  /**
   * KServe calls all informative that Ready does not wait for; but parts of the service may be
   * behind what is summed up of them.
   */
  private static boolean hinders(Condition each) {
    boolean group = each.type().startsWith("Group");
    return !group && (!each.isAdvisory() || each.type().endsWith("Ready"));
  }

  /** It is Ready as soon as its router is made, with no pod that is. */
  static List<Obstacle> graph(OwnedResources owned) {
    List<Obstacle> found = new ArrayList<>();
    ready(owned.object(), "Ready").ifPresent(found::add);
    boolean seen = owned.sees(Resource.DEPLOYMENTS) && owned.sees(Resource.KNATIVE_SERVICES);
    boolean made =
        !owned.children(Resource.DEPLOYMENTS).isEmpty()
            || !owned.children(Resource.KNATIVE_SERVICES).isEmpty();
    if (seen && !made) {
      found.add(Obstacle.of(Sort.ROLLOUT, "its router has no Deployment or Knative Service yet"));
    }
    children(owned).forEach(found::add);
    return found;
  }

  /** Of any kind: its condition, where one is asked for or there is one. */
  static List<Obstacle> other(OwnedResources owned, String condition) {
    KubeObject object = owned.object();
    List<Obstacle> found = new ArrayList<>(generation(object));
    String type = condition.isEmpty() ? "Ready" : condition;
    boolean silent = condition.isEmpty() && object.conditions().isEmpty();
    ready(object, type).filter(each -> !silent).ifPresent(found::add);
    return found;
  }

  private static List<Obstacle> generation(KubeObject object) {
    boolean behind =
        object.observedGeneration() >= 0 && object.observedGeneration() < object.generation();
    return behind
        ? List.of(
            Obstacle.of(Sort.ROLLOUT, "it was changed, and its controller has not seen it yet"))
        : List.of();
  }

  private static Optional<Obstacle> ready(KubeObject object, String type) {
    Optional<Condition> condition = object.condition(type);
    if (condition.filter(Condition::isTrue).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        Obstacle.of(Sort.CONDITION, condition.map(Condition::text).orElse(type + " is not set")));
  }

  private static List<Obstacle> children(OwnedResources owned) {
    List<Obstacle> found = new ArrayList<>();
    for (KubeObject each : owned.children(Resource.DEPLOYMENTS)) {
      DeploymentRules.check(each, owned).ifPresent(found::add);
    }
    for (KubeObject each : owned.children(Resource.KNATIVE_SERVICES)) {
      KnativeRules.check(each, owned).ifPresent(found::add);
    }
    PodRules.worst(new CurrentPods(owned).all()).ifPresent(found::add);
    return found;
  }
}
