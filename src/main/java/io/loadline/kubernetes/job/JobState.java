package io.loadline.kubernetes.job;

import io.loadline.json.JsonTree;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import java.util.Optional;

/**
 * What the cluster knows of a worker at one moment.
 *
 * @param job empty when it has gone
 * @param pod the worker's first; empty when there is none yet, or none any more
 * @param last how the pod was last seen, before it was gone
 * @param worker its name for people, where its Job has others; else empty
 */
record JobState(Optional<KubeObject> job, Optional<Pod> pod, Optional<Pod> last, String worker) {
  private static final String DEADLINE = "DeadlineExceeded";

  /** With the pod as it was last seen in place of one that has gone. */
  JobState recalled() {
    return new JobState(job, pod.or(() -> last), last, worker);
  }

  /** The worker's, as the kubelet sees it; empty before that has looked. */
  Optional<Pod.Container> container() {
    return pod.stream()
        .flatMap(each -> each.containers().stream())
        .filter(each -> !each.init() && each.name().equals(PodTemplate.CONTAINER))
        .findFirst();
  }

  /** How the worker's container ended; empty while it has not. */
  Optional<JsonTree> terminated() {
    return container().map(each -> each.state().at("terminated")).filter(JsonTree::isPresent);
  }

  /** Whether the worker runs, or has run. */
  boolean hasStarted() {
    return container().filter(each -> each.state().isPresent("running")).isPresent()
        || terminated().isPresent();
  }

  /** Whether nothing will run any more. */
  boolean isOver() {
    return terminated().isPresent() || pod.filter(Pod::isOver).isPresent();
  }

  boolean isPastDeadline() {
    boolean ofJob =
        job.stream()
            .flatMap(each -> each.conditions().stream())
            .anyMatch(each -> each.isTrue() && each.hasReason(DEADLINE));
    return ofJob || pod.filter(each -> podReason(each).equals(DEADLINE)).isPresent();
  }

  /** How many pods its Job has so far, ended ones included. */
  long podsMade() {
    return job.map(KubeObject::tree)
        .map(
            tree ->
                tree.number(0, "status", "active")
                    + tree.number(0, "status", "succeeded")
                    + tree.number(0, "status", "failed"))
        .orElse(0L);
  }

  /** Whether all of its Job is kept from starting pods. */
  boolean isHeld() {
    return job.stream()
        .flatMap(each -> each.conditions().stream())
        .anyMatch(each -> each.isTrue() && each.type().matches("Failed|Suspended"));
  }

  static String podReason(Pod pod) {
    return pod.object().tree().text("status", "reason");
  }
}
