package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.text.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the pods that are not ready show. */
final class PodExplanation {
  private static final int MOST = 3;
  private static final int LINES = 8;

  private final Cluster cluster;
  private final ReadinessNotes notes;
  private final List<Pod> pods;

  PodExplanation(Cluster cluster, ReadinessNotes notes, OwnedResources owned) {
    this.cluster = cluster;
    this.notes = notes;
    this.pods =
        new CurrentPods(owned).all().stream().filter(pod -> !pod.isReady()).limit(MOST).toList();
  }

  List<String> states() {
    List<String> states = new ArrayList<>();
    for (Pod pod : pods) {
      String node = pod.node().isEmpty() ? "no node" : "node " + pod.node();
      states.add(pod.name() + ": " + pod.phase() + ", " + node);
      pod.containers().stream()
          .filter(each -> !(each.init() && each.ready()))
          .forEach(each -> states.add("  " + each.text()));
    }
    return states;
  }

  /** The last lines of the first container that crashes. */
  List<String> log() {
    for (Pod pod : pods) {
      Optional<Pod.Container> crashing =
          pod.containers().stream().filter(Pod.Container::isCrashing).findFirst();
      if (crashing.isPresent()) {
        return log(pod, crashing.get());
      }
    }
    return List.of();
  }

  private List<String> log(Pod pod, Pod.Container container) {
    List<String> lines = read(pod, container, true);
    List<String> shown = lines.isEmpty() ? read(pod, container, false) : lines;
    List<String> text = new ArrayList<>();
    if (!shown.isEmpty()) {
      text.add("the last lines of " + container.name() + " in " + pod.name() + ":");
      shown.forEach(line -> text.add("  " + OneLine.of(line)));
    }
    return text;
  }

  /** The run that ended; one that only waits for its next start has none before it. */
  private List<String> read(Pod pod, Pod.Container container, boolean previous) {
    boolean wanted = !previous || !container.state().isPresent("terminated");
    if (!wanted) {
      return List.of();
    }
    try {
      String namespace = pod.object().namespace();
      return cluster.log(namespace, pod.name(), container.name(), previous, LINES);
    } catch (ApiException e) {
      if (e.isForbidden()) {
        notes.forbidden(e);
      }
      return List.of();
    }
  }
}
