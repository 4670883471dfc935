package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.kubernetes.resource.Resource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The pods of what is specified now, and not of what was before. */
final class CurrentPods {
  private final Family family;

  CurrentPods(Family family) {
    this.family = family;
  }

  /** All that stay, where it cannot be told which are current. */
  List<Pod> all() {
    Set<String> hashes =
        family
            .members()
            .filter(each -> each.resource().equals(Resource.DEPLOYMENTS))
            .flatMap(each -> DeploymentRules.currentHash(each, family).stream())
            .collect(Collectors.toSet());
    Set<String> revisions =
        family
            .members()
            .filter(each -> each.resource().equals(Resource.KNATIVE_SERVICES))
            .map(CurrentPods::latest)
            .collect(Collectors.toSet());
    return family.staying().stream()
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
