package io.loadline.kubernetes.job;

import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Deletes what is ours in a namespace: Jobs, what goes with them, and the worker's classes. */
final class ObjectRemoval {
  private final Cluster cluster;
  private final String namespace;
  private final List<String> removed = new ArrayList<>();

  ObjectRemoval(Cluster cluster, String namespace) {
    this.cluster = cluster;
    this.namespace = namespace;
  }

  /**
   * Deletes it.
   *
   * @param runId empty for all runs, and the classes
   * @return what was deleted
   */
  List<String> remove(String runId) {
    if (runId.isEmpty()) {
      remove(ResourceKind.JOBS, Map.of(JobLabels.MANAGED_BY, JobLabels.LOADLINE));
      remove(ResourceKind.CONFIG_MAPS, JobLabels.ofEngine());
    } else {
      remove(ResourceKind.JOBS, JobLabels.ofRun(runId));
    }
    return List.copyOf(removed);
  }

  private void remove(ResourceKind kind, Map<String, String> labels) {
    for (KubeObject found : cluster.own().metadata(kind, namespace, labels)) {
      if (!found.isDeleting() && cluster.own().delete(found)) {
        removed.add(found.what());
      }
    }
  }
}
