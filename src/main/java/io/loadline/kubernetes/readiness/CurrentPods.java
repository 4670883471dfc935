package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.kubernetes.resource.ResourceKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The pods of what is specified now, and not of what was before. */
final class CurrentPods {
  private final OwnedResources owned;

  CurrentPods(OwnedResources owned) {
    this.owned = owned;
  }

  /** All that stay, where it cannot be told which are current. */
  List<Pod> all() {
    Set<String> hashes =
        owned
            .members()
            .filter(each -> each.resource().equals(ResourceKind.DEPLOYMENTS))
            .flatMap(each -> DeploymentRules.currentHash(each, owned).stream())
            .collect(Collectors.toSet());
    Set<String> revisions =
        owned
            .members()
            .filter(each -> each.resource().equals(ResourceKind.KNATIVE_SERVICES))
            .map(CurrentPods::latest)
            .collect(Collectors.toSet());
    return owned.staying().stream()
        .filter(
            pod ->
                revisions.isEmpty()
                    ? hashes.isEmpty() || hashes.contains(pod.templateHash())
                    : revisions.contains(pod.revision()))
        .toList();
  }

  private static String latest(KubeObject service) {
    return service.tree().text("status", "latestCreatedRevisionName");
  }
}
