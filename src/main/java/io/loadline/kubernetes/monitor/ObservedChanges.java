package io.loadline.kubernetes.monitor;

import io.loadline.result.InterferenceKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happened between two moments. A pure function: each change is told once. */
final class ObservedChanges {
  private final String what;
  private final ServiceState before;
  private final ServiceState after;
  private final @Nullable Instant at;
  private final List<ServiceEvent> seen = new ArrayList<>();

  private ObservedChanges(
      String what, ServiceState before, ServiceState after, @Nullable Instant at) {
    this.what = what;
    this.before = before;
    this.after = after;
    this.at = at;
  }

  /**
   * Compares two moments.
   *
   * @param what the object, for people
   * @param at of the later moment; null when the change may have happened at any time before it
   */
  static List<ServiceEvent> between(
      String what, ServiceState before, ServiceState after, @Nullable Instant at) {
    ObservedChanges changes = new ObservedChanges(what, before, after, at);
    changes.object();
    changes.revisions();
    changes.replicas();
    changes.nodes();
    changes.pods();
    return changes.seen;
  }

  private void object() {
    ObjectState was = before.object();
    ObjectState is = after.object();
    if (is.present() && !was.uid().isEmpty() && !is.uid().equals(was.uid())) {
      add(InterferenceKind.RECREATED, what + " was deleted and made again");
    } else if (was.present() && !is.present() && !was.leaving()) {
      add(InterferenceKind.DELETED, what + " was deleted");
    } else if (is.leaving() && !was.leaving()) {
      add(InterferenceKind.DELETED, what + " is being deleted");
    } else if (was.present() && is.present()) {
      edited(was, is);
    }
  }

  private void edited(ObjectState was, ObjectState is) {
    if (!is.spec().equals(was.spec())) {
      String generations = " (generation " + was.generation() + " became " + is.generation() + ")";
      boolean counted = is.generation() != was.generation();
      add(
          InterferenceKind.SPEC_CHANGED,
          "the spec of " + what + " was changed" + (counted ? generations : ""));
    }
    if (!is.traffic().equals(was.traffic())) {
      add(
          InterferenceKind.TRAFFIC_CHANGED,
          "its traffic went to " + was.trafficText() + ", and now goes to " + is.trafficText());
    }
  }

  private void revisions() {
    Set<String> fresh = new HashSet<>(after.revisions());
    fresh.removeAll(before.revisions());
    fresh.stream()
        .sorted()
        .forEach(each -> add(InterferenceKind.NEW_REVISION, "a new revision came: " + each));
  }

  private void replicas() {
    after
        .replicas()
        .forEach(
            (name, count) -> {
              Long earlier = before.replicas().get(name);
              if (earlier != null && !earlier.equals(count)) {
                add(
                    InterferenceKind.SCALED,
                    "Deployment %s was scaled from %d to %d".formatted(name, earlier, count));
              }
            });
  }

  private void nodes() {
    after
        .troubles()
        .forEach(
            (node, found) -> {
              Set<String> fresh = new HashSet<>(found);
              fresh.removeAll(before.troubles().getOrDefault(node, Set.of()));
              fresh.stream()
                  .sorted()
                  .forEach(
                      each -> add(InterferenceKind.NODE_PRESSURE, "node " + node + " has " + each));
            });
  }

  private void pods() {
    for (PodState was : before.pods().values()) {
      PodState is = after.pods().get(was.uid());
      if (is != null) {
        inPod(was, is, at).forEach(seen::add);
      }
      if (!was.leaving() && (is == null || is.leaving())) {
        left(was, is == null ? was.evicted() : is.evicted());
      }
    }
    after.pods().values().stream()
        .filter(pod -> !before.pods().containsKey(pod.uid()))
        .forEach(this::came);
  }

  /** Told when it begins to leave, not when it is gone. */
  private void left(PodState pod, String evicted) {
    if (!evicted.isEmpty()) {
      add(InterferenceKind.EVICTED, "pod " + pod.name() + " was evicted: " + evicted);
      return;
    }
    String text = "pod " + pod.name() + " was deleted";
    seen.add(
        new ServiceEvent(
            InterferenceKind.POD_DELETED, at, text, pod.owner(), after.live(pod.owner())));
  }

  /** The first pod of a new revision is told of as that. */
  private void came(PodState pod) {
    if (pod.leaving() || !before.revisions().contains(pod.revision())) {
      return;
    }
    String text = "pod " + pod.name() + " was added";
    seen.add(
        new ServiceEvent(
            InterferenceKind.POD_ADDED, at, text, pod.owner(), after.live(pod.owner())));
  }

  private void add(InterferenceKind kind, String text) {
    seen.add(ServiceEvent.of(kind, at, text));
  }

  /** What happened in one pod between two moments: ends of its containers, once each. */
  private static Stream<ServiceEvent> inPod(PodState was, PodState is, @Nullable Instant at) {
    if (was.leaving() || is.leaving()) {
      // It is told of as deleted; that its containers end then is no news.
      return Stream.empty();
    }
    Set<ContainerEnd> fresh = new HashSet<>(is.endings());
    fresh.removeAll(was.endings());
    boolean known = is.endings().stream().anyMatch(was.endings()::contains);
    if (is.restarts() > was.restarts() && fresh.isEmpty() && !known) {
      String text = "pod %s restarted (%d restarts)".formatted(is.name(), is.restarts());
      return Stream.of(ServiceEvent.of(InterferenceKind.RESTART, at, text));
    }
    return fresh.stream().map(each -> ended(is, each, at));
  }

  private static ServiceEvent ended(PodState pod, ContainerEnd ending, @Nullable Instant at) {
    String container = "container " + ending.container() + " of pod " + pod.name();
    return ending.isOutOfMemory()
        ? ServiceEvent.of(
            InterferenceKind.OOM_KILLED,
            at,
            container + " was killed for memory (OOMKilled: it reached its memory limit)")
        : ServiceEvent.of(
            InterferenceKind.RESTART,
            at,
            "%s ended (%s, exit code %d) and is started again"
                .formatted(container, ending.reason(), ending.exitCode()));
  }
}
