package io.loadline.kubernetes.monitor;

import io.loadline.json.JsonTree;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A container with a CPU limit.
 *
 * @param id which its runtime gave it; empty when it is not known
 * @param limit as it is written: {@code 500m}
 * @param readySince when its pod became ready; the epoch when that is not known
 */
record LimitedContainer(Name name, String id, String node, String limit, Instant readySince) {
  /** By which a kubelet tells it. */
  record Name(String namespace, String pod, String container) {}

  /** Of pods that serve. */
  static List<LimitedContainer> of(List<KubeObject> pods) {
    return pods.stream()
        .map(Pod::new)
        .filter(pod -> !pod.isDeleting() && !pod.node().isEmpty())
        .flatMap(LimitedContainer::of)
        .toList();
  }

  private static Stream<LimitedContainer> of(Pod pod) {
    Instant since = readySince(pod);
    return pod.object().tree().list("spec", "containers").stream()
        .filter(container -> container.isPresent("resources", "limits", "cpu"))
        .map(
            container ->
                new LimitedContainer(
                    new Name(pod.object().namespace(), pod.name(), container.text("name")),
                    id(pod, container.text("name")),
                    pod.node(),
                    container.text("resources", "limits", "cpu"),
                    since));
  }

  /** Without the runtime's name before it: {@code containerd://4e97..}. */
  private static String id(Pod pod, String container) {
    return pod.object().tree().list("status", "containerStatuses").stream()
        .filter(status -> status.text("name").equals(container))
        .map(status -> status.text("containerID").replaceFirst("^.*://", ""))
        .findFirst()
        .orElse("");
  }

  private static Instant readySince(Pod pod) {
    return pod.object().tree().list("status", "conditions").stream()
        .filter(condition -> condition.text("type").equals("Ready"))
        .map(condition -> instant(condition, "lastTransitionTime"))
        .findFirst()
        .orElse(Instant.EPOCH);
  }

  private static Instant instant(JsonTree tree, String name) {
    try {
      return Instant.parse(tree.text(name));
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }
}
