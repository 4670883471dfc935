package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Watches that raise the signal at each change. What has changed is read anew, so none is needed.
 */
final class WakeWatches implements AutoCloseable {
  private static final long POLL = TimeUnit.SECONDS.toNanos(1);
  private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(100);

  private final Cluster cluster;
  private final String namespace;
  private final WakeSignal signal;
  private final Set<String> tried = new HashSet<>();
  private final List<Cluster.ObjectWatch> open = new ArrayList<>();

  WakeWatches(Cluster cluster, String namespace, WakeSignal signal) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.signal = signal;
  }

  /** Opens those that are not open yet; a watch that is refused is not asked for again. */
  void open(ServiceQuery.Candidate candidate) {
    if (candidate.resource().plural().isEmpty()) {
      return;
    }
    open(candidate.resource(), candidate.name(), Map.of());
    if (candidate.resource().equals(ResourceKind.INFERENCE_SERVICES)) {
      open(ResourceKind.PODS, "", Map.of(InferenceService.LABEL, candidate.name()));
    }
  }

  private void open(ResourceKind resource, String name, Map<String, String> labels) {
    if (!tried.add(resource.fullName() + name + labels)) {
      return;
    }
    try {
      open.add(cluster.watch(resource, namespace, name, labels, new Waker()));
    } catch (ApiException e) {
      if (e.isAway()) {
        tried.remove(resource.fullName() + name + labels);
      }
    }
  }

  /** Lets time pass until something changes, or it is time to look anyway. */
  void await(long left) throws InterruptedException {
    signal.await(SHORTEST, Math.min(left, POLL));
  }

  @Override
  public void close() {
    open.forEach(Cluster.ObjectWatch::close);
  }

  private final class Waker implements Cluster.ChangeListener {
    @Override
    public void changed(Cluster.WatchChange change, KubeObject object) {
      signal.raise();
    }

    @Override
    public void lost(String why) {
      signal.raise();
    }
  }
}
