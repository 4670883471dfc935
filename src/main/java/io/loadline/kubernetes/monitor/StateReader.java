package io.loadline.kubernetes.monitor;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Reads all of a service. A part that we may not read is left out from then on, and noted. */
final class StateReader {
  /** Of a service with more nodes than that, the first ones stand for all. */
  private static final int NODES = 10;

  /** How long the API server may stay away. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

  private static final long PAUSE_MILLIS = 500;

  private final Cluster cluster;
  private final WatchedService subject;
  private final MonitorNotes notes;
  private final Set<WatchedPart> forbidden = EnumSet.noneOf(WatchedPart.class);

  StateReader(Cluster cluster, WatchedService subject, MonitorNotes notes) {
    this.cluster = cluster;
    this.subject = subject;
    this.notes = notes;
  }

  /**
   * Asks for everything.
   *
   * @throws ApiException when the object itself cannot be read, or the API server is away
   */
  synchronized ServiceReading read() {
    Optional<KubeObject> object =
        cluster.get(subject.resource(), subject.namespace(), subject.name());
    if (subject.labels().isEmpty()) {
      forbidden.addAll(EnumSet.of(WatchedPart.PODS, WatchedPart.DEPLOYMENTS, WatchedPart.NODES));
      notes.add(subject.what() + " does not say which pods are its own; they are not watched");
    }
    List<KubeObject> pods = part(WatchedPart.PODS, this::pods);
    List<KubeObject> deployments = part(WatchedPart.DEPLOYMENTS, () -> deployments(pods));
    List<KubeObject> nodes = part(WatchedPart.NODES, () -> nodes(pods));
    return new ServiceReading(object, pods, deployments, nodes);
  }

  /** The same, asked again while the API server is away, for 20 s at most. */
  ServiceReading readPatiently(Clocks time) throws InterruptedException {
    long deadline = time.now() + PATIENCE;
    while (true) {
      try {
        return read();
      } catch (ApiException e) {
        if (!e.isAway() || time.now() - deadline > 0) {
          throw e;
        }
        time.pause(PAUSE_MILLIS);
      }
    }
  }

  /** That it could not be read after the load. */
  Interference notConfirmed(ApiException e) {
    String text =
        "whether it is still the same service cannot be confirmed: the API server at %s %s"
            .formatted(
                cluster.server(), e.isAway() ? "is away: " + e.getMessage() : "says: " + why(e));
    return new Interference(InterferenceKind.NOT_CONFIRMED, Double.NaN, text, false);
  }

  private static String why(ApiException e) {
    return e.isForbidden() ? "no right to " + e.asked() : String.valueOf(e.getMessage());
  }

  /** Whether it was read, and so can be watched. */
  synchronized boolean reads(WatchedPart part) {
    return !forbidden.contains(part);
  }

  private List<KubeObject> pods() {
    return cluster.list(ResourceKind.PODS, subject.namespace(), subject.labels()).stream()
        .filter(subject.workloads()::has)
        .toList();
  }

  /** Those that own the pods, which need not carry their labels. */
  private List<KubeObject> deployments(List<KubeObject> pods) {
    return pods.stream()
        .map(pod -> PodState.of(pod).owner())
        .filter(owner -> !owner.isEmpty())
        .distinct()
        .sorted()
        .flatMap(
            owner -> cluster.get(ResourceKind.DEPLOYMENTS, subject.namespace(), owner).stream())
        .toList();
  }

  private List<KubeObject> nodes(List<KubeObject> pods) {
    return pods.stream()
        .map(pod -> pod.tree().text("spec", "nodeName"))
        .filter(node -> !node.isEmpty())
        .distinct()
        .sorted()
        .limit(NODES)
        .flatMap(node -> cluster.get(ResourceKind.NODES, "", node).stream())
        .toList();
  }

  private List<KubeObject> part(WatchedPart part, Supplier<List<KubeObject>> question) {
    if (!reads(part)) {
      return List.of();
    }
    try {
      return question.get();
    } catch (ApiException e) {
      if (!e.isForbidden()) {
        throw e;
      }
      forbidden.add(part);
      notes.add("no right to " + e.asked() + ": " + part.unseen());
      return List.of();
    }
  }
}
