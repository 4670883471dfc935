package io.loadline.kubernetes.monitor;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.text.OneLine;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What matters of a pod.
 *
 * @param owner the Deployment; empty for a pod of another sort
 * @param revision of Knative, or the hash of the pod template
 * @param leaving whether it is being deleted: it gets no more requests
 * @param endings of its containers, as far as the kubelet still tells
 * @param evicted why it was evicted; empty when it was not
 */
record PodState(
    String uid,
    String name,
    String owner,
    String revision,
    boolean leaving,
    int restarts,
    Set<ContainerEnd> endings,
    String evicted) {
  static PodState of(KubeObject object) {
    Pod pod = new Pod(object);
    return new PodState(
        object.uid(),
        pod.name(),
        owner(pod),
        revision(pod),
        pod.isDeleting() || pod.isOver(),
        restarts(pod),
        endings(pod),
        evicted(pod));
  }

  /** The hash is part of the ReplicaSet's name, whose other part is the Deployment's. */
  private static String owner(Pod pod) {
    String suffix = "-" + pod.templateHash();
    return pod.object().tree().list("metadata", "ownerReferences").stream()
        .filter(owner -> owner.text("kind").equals("ReplicaSet"))
        .map(owner -> owner.text("name"))
        .filter(name -> name.endsWith(suffix))
        .map(name -> name.substring(0, name.length() - suffix.length()))
        .findFirst()
        .orElse("");
  }

  static String revision(Pod pod) {
    return Stream.of(
            pod.revision(),
            pod.templateHash(),
            pod.object().labels().getOrDefault("controller-revision-hash", ""))
        .filter(each -> !each.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static int restarts(Pod pod) {
    return serving(pod).mapToInt(Pod.Container::restarts).sum();
  }

  private static Set<ContainerEnd> endings(Pod pod) {
    return serving(pod)
        .flatMap(
            each ->
                Stream.of(each.state(), each.last())
                    .filter(state -> state.isPresent("terminated"))
                    .map(state -> ContainerEnd.of(each.name(), state.at("terminated"))))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** An init container that has ended has done its work. */
  private static Stream<Pod.Container> serving(Pod pod) {
    return pod.containers().stream().filter(each -> !each.init());
  }

  private static String evicted(Pod pod) {
    if (pod.object().tree().text("status", "reason").equals("Evicted")) {
      return OneLine.of(pod.object().tree().text("status", "message"));
    }
    Optional<KubeObject.Condition> disrupted =
        pod.object().condition("DisruptionTarget").filter(KubeObject.Condition::isTrue);
    return disrupted.map(each -> OneLine.of(each.reason() + ": " + each.message())).orElse("");
  }
}
