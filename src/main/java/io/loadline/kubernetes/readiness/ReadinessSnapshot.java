package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.readiness.ReadinessObstacle.Sort;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an object and all that was made for it were like at one look.
 *
 * @param owned empty when the object is not there, or could not be seen
 * @param obstacles in the way, the most telling first
 */
record ReadinessSnapshot(Optional<OwnedResources> owned, List<ReadinessObstacle> obstacles) {
  /** Before the first look. */
  static final ReadinessSnapshot NOTHING = new ReadinessSnapshot(Optional.empty(), List.of());

  static ReadinessSnapshot of(ReadinessObstacle obstacle) {
    return new ReadinessSnapshot(Optional.empty(), List.of(obstacle));
  }

  boolean isClear() {
    return obstacles.isEmpty();
  }

  boolean has(Sort sort) {
    return obstacles.stream().anyMatch(each -> each.sort() == sort);
  }

  /** The same with one thing more in the way. */
  ReadinessSnapshot with(ReadinessObstacle more) {
    return new ReadinessSnapshot(owned, List.of(more));
  }

  /** Equal while the same things are in the way. */
  String key() {
    return obstacles.stream().map(ReadinessObstacle::key).collect(Collectors.joining(" | "));
  }

  /** On one line: what the status says, and what a pod does. */
  String text() {
    Optional<ReadinessObstacle> pod =
        obstacles.stream().filter(each -> each.sort() == Sort.POD).findFirst();
    String first = obstacles.get(0).text();
    return pod.filter(each -> !each.equals(obstacles.get(0)))
        .map(each -> first + "; " + each.text())
        .orElse(first);
  }
}
