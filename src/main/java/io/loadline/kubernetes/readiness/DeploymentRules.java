package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.readiness.ReadinessObstacle.Sort;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.kubernetes.resource.ResourceKind;
import java.util.List;
import java.util.Optional;

/** Whether a Deployment runs what it was last told to run, and nothing else. */
final class DeploymentRules {
  private static final String REVISION = "deployment.kubernetes.io/revision";

  private DeploymentRules() {}

  /** What of its roll-out is not done; empty when it is. */
  static Optional<ReadinessObstacle> check(KubeObject deployment, OwnedResources owned) {
    return unfinished(deployment, owned)
        .map(
            text ->
                new ReadinessObstacle(
                    Sort.ROLLOUT,
                    deployment.name() + text.replaceAll("\\d+", ""),
                    "Deployment " + deployment.name() + " " + text));
  }

  private static Optional<String> unfinished(KubeObject deployment, OwnedResources owned) {
    if (deployment.isDeleting()) {
      return Optional.of("is being deleted");
    }
    if (deployment.observedGeneration() < deployment.generation()) {
      return Optional.of("was changed, and its controller has not seen it yet");
    }
    Optional<KubeObject.Condition> stuck =
        deployment.condition("Progressing").filter(KubeObject.Condition::isFalse);
    if (stuck.isPresent()) {
      return Optional.of("does not progress: " + stuck.get().text());
    }
    long wanted = deployment.tree().number(1, "spec", "replicas");
    if (wanted == 0) {
      return Optional.of("is scaled to 0 replicas");
    }
    return counts(deployment, wanted).or(() -> pods(deployment, wanted, owned));
  }

  private static Optional<String> counts(KubeObject deployment, long wanted) {
    long all = deployment.tree().number(0, "status", "replicas");
    long updated = deployment.tree().number(0, "status", "updatedReplicas");
    long available = deployment.tree().number(0, "status", "availableReplicas");
    if (updated < wanted) {
      return Optional.of("has " + updated + " of " + wanted + " pods as they are specified now");
    }
    if (all > updated) {
      return Optional.of("still has " + (all - updated) + " pods of before the last change");
    }
    return available < wanted
        ? Optional.of("has " + available + " of " + wanted + " pods available")
        : Optional.empty();
  }

  /** The pods themselves; the counts are only what the controller last heard. */
  private static Optional<String> pods(KubeObject deployment, long wanted, OwnedResources owned) {
    Optional<String> hash = currentHash(deployment, owned);
    if (hash.isEmpty() || !owned.sees(ResourceKind.PODS)) {
      return Optional.empty();
    }
    List<Pod> own = owned.staying().stream().filter(pod -> isOf(pod, deployment, owned)).toList();
    long old = own.stream().filter(pod -> !pod.templateHash().equals(hash.get())).count();
    if (old > 0) {
      return Optional.of("still has " + old + " pods of before the last change");
    }
    long ready = own.stream().filter(Pod::isReady).count();
    return ready < wanted
        ? Optional.of("has " + ready + " of " + wanted + " pods ready")
        : Optional.empty();
  }

  /** Of the pods that it wants now; empty when that cannot be seen. */
  static Optional<String> currentHash(KubeObject deployment, OwnedResources owned) {
    String revision = deployment.annotations().getOrDefault(REVISION, "");
    return replicaSets(deployment, owned).stream()
        .filter(each -> each.annotations().getOrDefault(REVISION, "").equals(revision))
        .map(each -> each.labels().getOrDefault(Pod.TEMPLATE_HASH, ""))
        .filter(hash -> !hash.isEmpty())
        .findFirst();
  }

  private static boolean isOf(Pod pod, KubeObject deployment, OwnedResources owned) {
    return replicaSets(deployment, owned).stream()
        .anyMatch(each -> pod.object().isOwnedBy(each.uid()));
  }

  private static List<KubeObject> replicaSets(KubeObject deployment, OwnedResources owned) {
    return owned.children(ResourceKind.REPLICA_SETS).stream()
        .filter(each -> each.isOwnedBy(deployment.uid()))
        .toList();
  }
}
