package io.loadline.kubernetes.job;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Deletes what is ours in a namespace: Jobs, with them all that belongs to them, and the worker's
 * classes. Nothing is touched that has not our labels.
 */
public final class ObjectRemoval {
  /** To tell an API server goodbye that is away just now. */
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final Cluster cluster;
  private final String namespace;

  /** A removal from a namespace of a cluster. */
  public ObjectRemoval(Cluster cluster, String namespace) {
    this.cluster = cluster;
    this.namespace = namespace;
  }

  /**
   * Deletes what runs have left.
   *
   * @param runId empty for all runs, and the classes
   * @param removed told of each object that is gone, {@code Job models/loadline-iris-1}, also of
   *     those before one that is not
   * @throws ApiException when the API server refuses, or is away
   */
  public void remove(String runId, Consumer<String> removed) {
    boolean all = runId.isEmpty();
    delete(jobs(all ? JobLabels.ours() : JobLabels.ofRun(runId)), removed);
    if (all) {
      removeClasses(removed);
    }
  }

  /** As {@link #remove}, the worker's classes alone. */
  public void removeClasses(Consumer<String> removed) {
    delete(
        cluster.own().metadata(ResourceKind.CONFIG_MAPS, namespace, JobLabels.ofEngine()), removed);
  }

  private void delete(List<KubeObject> found, Consumer<String> removed) {
    for (KubeObject each : found) {
      if (!each.isDeleting() && cluster.own().delete(each)) {
        removed.accept(each.what());
      }
    }
  }

  private List<KubeObject> jobs(Map<String, String> labels) {
    return cluster.own().metadata(ResourceKind.JOBS, namespace, labels);
  }

  /**
   * Deletes the Job of a run that ends, also by a thread that was told to stop; says so when it
   * cannot.
   *
   * @param afterEnd when the cluster removes it
   */
  void removeOwn(KubeObject job, ApiPatience patience, Duration afterEnd, Consumer<String> say) {
    // Of a thread that is interrupted no answer is waited for.
    boolean interrupted = Thread.interrupted();
    try {
      patience.ask(CLOSING, () -> cluster.own().delete(job));
    } catch (ApiException e) {
      say.accept(
          "%s is still there, since the API server did not delete it: %s; it goes %d s after its end"
              .formatted(job.what(), e.getMessage(), afterEnd.toSeconds()));
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Deletes the Jobs that older runs have left, as far as the account may.
   *
   * @param longest to wait for an API server that is away
   */
  void removeOlder(String runId, ApiPatience patience, Duration longest, Consumer<String> say)
      throws InterruptedException {
    List<KubeObject> older =
        patience
            .askIfAllowed(
                longest,
                "what older runs have left stays until its time is over",
                () -> jobs(JobLabels.ofRun(runId)))
            .orElse(List.of());
    for (KubeObject job : older) {
      boolean removed =
          !job.isDeleting()
              && patience
                  .askIfAllowed(
                      longest,
                      "a Job that an older run has left stays until its time is over",
                      () -> cluster.own().delete(job))
                  .orElse(false);
      if (removed) {
        say.accept("removed " + job.what() + ", which an older run has left");
      }
    }
  }
}
