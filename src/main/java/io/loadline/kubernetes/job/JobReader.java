package io.loadline.kubernetes.job;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.JsonTree;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.text.OneLine;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what the cluster says of one Job, and remembers its pod: a pod that is evicted or deleted
 * is gone within a second, and what is left says nothing of why.
 */
final class JobReader implements Cluster.ChangeListener, AutoCloseable {
  private final Cluster cluster;
  private final KubeObject job;
  private final ApiPatience patience;
  private volatile Optional<Pod> last = Optional.empty();
  private volatile boolean unwatched = true;
  private volatile boolean changed;
  private Optional<Cluster.ObjectWatch> watch = Optional.empty();

  JobReader(Cluster cluster, KubeObject job, ApiPatience patience) {
    this.cluster = cluster;
    this.job = job;
    this.patience = patience;
  }

  KubeObject job() {
    return job;
  }

  /** As it is now; waits so long for an API server that is away. */
  JobState state(Duration longest) throws InterruptedException {
    return patience.ask(longest, this::stateNow);
  }

  /** As it is now, by one try. */
  JobState stateNow() {
    return JobState.read(cluster, job, last);
  }

  /**
   * Watches the pod, if nothing does; what fails now is tried with the next call. For the thread
   * that follows the pod.
   */
  void watch() throws InterruptedException {
    if (!unwatched) {
      return;
    }
    unwatched = false;
    watch.ifPresent(Cluster.ObjectWatch::close);
    try {
      watch =
          patience.askIfAllowed(
              Duration.ZERO,
              "what ends a pod from outside is not always known",
              () ->
                  cluster.watch(
                      ResourceKind.PODS,
                      job.namespace(),
                      "",
                      Map.of(JobLabels.JOB, job.name()),
                      this));
    } catch (ApiException e) {
      unwatched = true;
    }
  }

  @Override
  public void changed(Cluster.WatchChange change, KubeObject object) {
    if (object.isOwnedBy(job.uid())) {
      last = Optional.of(new Pod(object));
      changed = true;
    }
  }

  /** Whether the watch has told of a change of the pod since this was asked before. */
  boolean hasNews() {
    boolean news = changed;
    changed = false;
    return news;
  }

  @Override
  public void lost(String why) {
    unwatched = true;
  }

  @Override
  public void close() {
    watch.ifPresent(Cluster.ObjectWatch::close);
    watch = Optional.empty();
  }

  /** The last warning about an object; empty when there is none, or it may not be seen. */
  Optional<String> lastWarning(KubeObject object) throws InterruptedException {
    List<KubeObject> events =
        patience
            .askIfAllowed(
                Duration.ofSeconds(10),
                "why a worker does not start is known in part only",
                () -> cluster.list(ResourceKind.EVENTS, job.namespace(), Map.of()))
            .orElse(List.of());
    return events.stream()
        .map(KubeObject::tree)
        .filter(event -> event.text("type").equals("Warning"))
        .filter(event -> event.text("involvedObject", "uid").equals(object.uid()))
        .max(Comparator.comparing(JobReader::time))
        .map(event -> event.text("reason") + ": " + OneLine.of(event.text("message")));
  }

  private static String time(JsonTree event) {
    String last = event.text("lastTimestamp");
    return last.isEmpty() ? event.text("eventTime") : last;
  }
}
