package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.readiness.ReadinessObstacle.Sort;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.text.OneLine;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is wrong with pods. */
final class PodRules {
  /** States that every start passes through. */
  private static final Set<String> NORMAL = Set.of("", "PodInitializing", "ContainerCreating");

  private PodRules() {}

  /** Of the worst of those that are not ready; empty when all are. */
  static Optional<ReadinessObstacle> worst(List<Pod> pods) {
    return pods.stream()
        .filter(pod -> !pod.isReady())
        .min(Comparator.comparing(pod -> trouble(pod).isEmpty()))
        .map(PodRules::obstacle);
  }

  /** What hinders its start, beyond that it takes time. */
  static Optional<Pod.Container> trouble(Pod pod) {
    return pod.containers().stream()
        .filter(each -> !each.ready() || each.init())
        .filter(each -> !NORMAL.contains(each.waiting()) || each.isCrashing())
        .filter(each -> !(each.init() && each.ready()))
        .findFirst();
  }

  private static ReadinessObstacle obstacle(Pod pod) {
    Optional<Pod.Container> trouble = trouble(pod);
    if (trouble.isPresent()) {
      String reason = trouble.get().waiting() + trouble.get().ended().text("reason");
      return new ReadinessObstacle(
          Sort.POD, trouble.get().name() + " " + reason, text(pod, trouble.get().text()));
    }
    Optional<KubeObject.Condition> scheduled =
        pod.object().condition("PodScheduled").filter(each -> !each.isTrue());
    if (scheduled.isPresent()) {
      String why = scheduled.get().reason() + ": " + OneLine.of(scheduled.get().message());
      return new ReadinessObstacle(
          Sort.POD, scheduled.get().reason(), text(pod, "has no node, " + why));
    }
    return new ReadinessObstacle(Sort.POD, "starts", text(pod, starting(pod)));
  }

  private static String starting(Pod pod) {
    return pod.containers().stream()
        .filter(each -> each.init() ? each.state().isPresent("running") : !each.ready())
        .findFirst()
        .map(Pod.Container::text)
        .orElse("is " + (pod.phase().isEmpty() ? "new" : pod.phase()) + ", not ready");
  }

  private static String text(Pod pod, String what) {
    return "pod " + pod.name() + ": " + what;
  }
}
