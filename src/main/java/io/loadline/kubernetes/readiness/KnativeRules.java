package io.loadline.kubernetes.readiness;

import io.loadline.json.JsonTree;
import io.loadline.kubernetes.readiness.ReadinessObstacle.Sort;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.kubernetes.resource.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether a Knative Service serves what it was last told to serve, in the shares it was told. */
final class KnativeRules {
  private KnativeRules() {}

  /** What of its roll-out is not done; empty when it is. */
  static Optional<ReadinessObstacle> check(KubeObject service, OwnedResources owned) {
    return unfinished(service, owned)
        .map(
            text ->
                new ReadinessObstacle(
                    Sort.ROLLOUT, text, "Knative Service " + service.name() + " " + text));
  }

  private static Optional<String> unfinished(KubeObject service, OwnedResources owned) {
    if (service.isDeleting()) {
      return Optional.of("is being deleted");
    }
    if (service.observedGeneration() != service.generation()) {
      return Optional.of("was changed, and its controller has not seen it yet");
    }
    String created = service.tree().text("status", "latestCreatedRevisionName");
    String ready = latestReady(service);
    if (!created.equals(ready)) {
      String serving = ready.isEmpty() ? "" : "; " + ready + " still serves";
      return Optional.of("waits for revision " + created + serving);
    }
    Optional<KubeObject.Condition> notReady =
        service.condition("Ready").filter(condition -> !condition.isTrue());
    if (notReady.isPresent() || service.condition("Ready").isEmpty()) {
      return Optional.of(
          "is not ready: " + notReady.map(KubeObject.Condition::text).orElse("Ready is not set"));
    }
    return traffic(service).or(() -> pods(service, owned));
  }

  static String latestReady(KubeObject service) {
    return service.tree().text("status", "latestReadyRevisionName");
  }

  /** Both shares of a canary can name one revision, before the other is ready. */
  private static Optional<String> traffic(KubeObject service) {
    Map<String, Long> wanted = shares(service.tree().list("spec", "traffic"), latestReady(service));
    Map<String, Long> given =
        shares(service.tree().list("status", "traffic"), latestReady(service));
    return wanted.isEmpty() || wanted.equals(given)
        ? Optional.empty()
        : Optional.of("sends " + text(given) + ", and is told to send " + text(wanted));
  }

  /** Percent by revision. */
  static Map<String, Long> shares(List<JsonTree> traffic, String latest) {
    Map<String, Long> shares = new TreeMap<>();
    for (JsonTree each : traffic) {
      String named = each.text("revisionName");
      long percent = each.number(0, "percent");
      if (percent > 0) {
        shares.merge(named.isEmpty() ? latest : named, percent, Long::sum);
      }
    }
    return shares;
  }

  private static String text(Map<String, Long> shares) {
    return shares.entrySet().stream()
        .map(each -> each.getValue() + " % to " + each.getKey())
        .collect(Collectors.joining(", "));
  }

  private static Optional<String> pods(KubeObject service, OwnedResources owned) {
    Map<String, Long> shares =
        shares(service.tree().list("status", "traffic"), latestReady(service));
    return owned.staying().stream()
        .filter(pod -> shares.containsKey(pod.revision()))
        .filter(pod -> !pod.isReady())
        .findFirst()
        .map(Pod::name)
        .map(pod -> "has a pod that is not ready: " + pod);
  }

  /** Whether nothing runs of it until a request comes. */
  static boolean isAsleep(KubeObject service, OwnedResources owned) {
    String revision = latestReady(service);
    boolean none =
        owned
            .child(ResourceKind.REVISIONS, revision)
            .filter(each -> each.tree().number(0, "status", "actualReplicas") == 0)
            .isPresent();
    return none && owned.staying().stream().noneMatch(pod -> pod.revision().equals(revision));
  }
}
