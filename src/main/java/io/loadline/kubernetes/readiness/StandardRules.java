package io.loadline.kubernetes.readiness;

import io.loadline.json.JsonTree;
import io.loadline.kubernetes.readiness.ReadinessObstacle.Sort;
import io.loadline.kubernetes.resource.DeploymentMode;
import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.kubernetes.resource.ServingDeployments;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether what runs in mode Standard is what is specified. The InferenceService cannot say so:
 * since KServe 0.20 it is {@code Ready} with the new generation while only pods of before it serve.
 * So its Deployments are asked; where those are hidden, its pods.
 */
final class StandardRules {
  private final InferenceService service;
  private final OwnedResources owned;

  StandardRules(OwnedResources owned) {
    this.service = new InferenceService(owned.object());
    this.owned = owned;
  }

  /**
   * What of a component is not as it is specified; empty when all is.
   *
   * @param spec of the component, or of the canary that is called in its place
   */
  Optional<ReadinessObstacle> check(String component, JsonTree spec) {
    if (service.mode() == DeploymentMode.MODEL_MESH) {
      return Optional.empty();
    }
    return owned.sees(ResourceKind.DEPLOYMENTS)
        ? deployments(component, spec)
        : pods(component, spec);
  }

  private Optional<ReadinessObstacle> deployments(String component, JsonTree spec) {
    List<KubeObject> deployments =
        owned.children(ResourceKind.DEPLOYMENTS).stream()
            .filter(each -> component.equals(each.labels().getOrDefault("component", component)))
            .filter(each -> isOf(each, component))
            .toList();
    if (deployments.isEmpty() && service.mode() == DeploymentMode.STANDARD) {
      return Optional.of(
          ReadinessObstacle.of(Sort.ROLLOUT, "the " + component + " has no Deployment yet"));
    }
    return deployments.stream()
        .flatMap(
            each ->
                leftover(each, component)
                    .or(() -> SpecPropagation.check(service, spec, each))
                    .or(() -> DeploymentRules.check(each, owned))
                    .stream())
        .findFirst();
  }

  /** Older controllers do not label Deployments by component. */
  private static boolean isOf(KubeObject deployment, String component) {
    return deployment.labels().containsKey("component") || deployment.name().contains(component);
  }

  /**
   * That of a canary that was taken away, or promoted, goes a moment later, and its pods with it.
   */
  private Optional<ReadinessObstacle> leftover(KubeObject deployment, String component) {
    String own = service.workload(component);
    boolean named = deployment.name().equals(own) || owned.canary().isPresent();
    boolean variant =
        deployment.name().startsWith(service.object().name() + "-")
            && deployment.name().endsWith("-" + component);
    boolean replaced = owned.child(ResourceKind.DEPLOYMENTS, own).isPresent() && variant && !named;
    return replaced
        ? Optional.of(
            ReadinessObstacle.of(
                Sort.ROLLOUT,
                deployment.what() + " is of a canary that there is no more, and not gone yet"))
        : Optional.empty();
  }

  private Optional<ReadinessObstacle> pods(String component, JsonTree spec) {
    List<Pod> own =
        owned.staying().stream()
            .filter(pod -> pod.component().isEmpty() || pod.component().equals(component))
            .toList();
    return own.stream()
        .flatMap(pod -> SpecPropagation.check(service, spec, pod.object()).stream())
        .findFirst()
        .or(() -> mixed(own));
  }

  /** Pods of two templates are those of before and after a change. */
  private static Optional<ReadinessObstacle> mixed(List<Pod> pods) {
    Map<String, Set<String>> templates =
        pods.stream()
            .filter(pod -> !pod.templateHash().isEmpty())
            .collect(
                Collectors.groupingBy(
                    pod -> ServingDeployments.name(pod.object()),
                    Collectors.mapping(Pod::templateHash, Collectors.toSet())));
    return templates.entrySet().stream()
        .filter(each -> each.getValue().size() > 1)
        .findFirst()
        .map(
            each ->
                ReadinessObstacle.of(
                    Sort.ROLLOUT, "pods of before and after the last change run side by side"));
  }
}
