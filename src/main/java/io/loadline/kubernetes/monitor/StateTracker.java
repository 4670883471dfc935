package io.loadline.kubernetes.monitor;

import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Keeps the state of a service up to date and what happened on the way to it. Thread-safe. */
final class StateTracker {
  private final String what;
  private final InstantSource clock;
  private final List<ServiceEvent> seen = new ArrayList<>();
  private final ReplicaHistory replicas = new ReplicaHistory();
  private ServiceState state;

  StateTracker(String what, ServiceState start, InstantSource clock) {
    this.what = what;
    this.state = start;
    this.clock = clock;
    replicas.saw(start.replicas(), clock.instant());
    start
        .troubles()
        .forEach((node, troubles) -> troubles.forEach(each -> alreadyThere(node, each)));
  }

  /** It has changed, just now. */
  synchronized void change(UnaryOperator<ServiceState> edit) {
    Instant now = clock.instant();
    ServiceState next = edit.apply(state);
    seen.addAll(ObservedChanges.between(what, state, next, now));
    replicas.saw(next.replicas(), now);
    state = next;
  }

  /** It was read anew; what is different happened somewhen. */
  synchronized void reread(ServiceState reading) {
    ServiceState next = state.rememberedBy(reading);
    seen.addAll(ObservedChanges.between(what, state, next, null));
    replicas.saw(next.replicas(), clock.instant());
    state = next;
  }

  /** Whether nothing has happened so far, and nothing was wrong before. */
  synchronized boolean isUnchanged() {
    return seen.isEmpty();
  }

  synchronized List<Interference> interferences(Instant startedAt) {
    return seen.stream().map(each -> interference(each, startedAt)).toList();
  }

  private void alreadyThere(String node, String trouble) {
    String text = "node " + node + " had " + trouble + " already before";
    seen.add(ServiceEvent.of(InterferenceKind.NODE_PRESSURE, null, text));
  }

  private Interference interference(ServiceEvent each, Instant startedAt) {
    boolean scaling = each.kind() == InterferenceKind.SCALED || replicas.explains(each);
    if (each.at() == null) {
      return new Interference(each.kind(), Double.NaN, each.what(), scaling);
    }
    double second = Duration.between(startedAt, each.at()).toMillis() / 1e3;
    String text = second < 0 ? each.what() + ", before the measurement began" : each.what();
    return new Interference(each.kind(), Math.max(0, second), text, scaling);
  }

  /** How many replicas each Deployment should have had, and when. */
  private static final class ReplicaHistory {
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
}
