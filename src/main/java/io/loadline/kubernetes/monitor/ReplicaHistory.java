package io.loadline.kubernetes.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many replicas each Deployment should have had, and when. */
final class ReplicaHistory {
  /** Pods and Deployments come by different watches: either may be told first. */
  private static final Duration SKEW = Duration.ofSeconds(2);

  private record Count(Instant since, long replicas) {}

  private final Map<String, List<Count>> counts = new HashMap<>();

  void saw(Map<String, Long> replicas, Instant at) {
    replicas.forEach(
        (deployment, count) -> {
          List<Count> known = counts.computeIfAbsent(deployment, none -> new ArrayList<>());
          if (known.isEmpty() || known.get(known.size() - 1).replicas() != count) {
            known.add(new Count(at, count));
          }
        });
  }

  /** Whether a pod came or went only because another number of them was wanted. */
  boolean explains(ServiceEvent pod) {
    List<Count> known = counts.getOrDefault(pod.owner(), List.of());
    if (known.size() < 2) {
      return false;
    }
    Instant until = pod.at() == null ? Instant.MAX : pod.at().plus(SKEW);
    List<Count> then = known.stream().filter(count -> !count.since().isAfter(until)).toList();
    long wanted = then.get(then.size() - 1).replicas();
    return switch (pod.kind()) {
      case POD_ADDED ->
          pod.live() <= wanted && then.stream().anyMatch(count -> count.replicas() < wanted);
      case POD_DELETED ->
          pod.live() >= wanted && then.stream().anyMatch(count -> count.replicas() > wanted);
      default -> false;
    };
  }
}
