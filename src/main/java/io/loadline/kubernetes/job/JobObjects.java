package io.loadline.kubernetes.job;

import io.loadline.json.JsonTree;
import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.text.OneLine;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads what the cluster says of one Job and its pods, and remembers the pods: one that is evicted
 * or deleted is gone within a second, and what is left says nothing of why. Where there are several
 * pods, one question and one watch are for all of them. Thread-safe.
 */
final class JobObjects implements Cluster.ChangeListener, AutoCloseable {
  /** Of what is asked for several. */
  private static final Duration AGE = Duration.ofSeconds(1);

  /** A list is asked for so much more rarely for each pod in it: the watch is faster. */
  private static final Duration AGE_PER_POD = Duration.ofMillis(10);

  private final Cluster cluster;
  private final KubeObject job;
  private final int workers;
  private final ApiPatience patience;
  private final JobClock clock;
  private final JobPods pods = new JobPods();
  private final SharedAnswer<Optional<KubeObject>> jobs;
  private final SharedAnswer<Boolean> lists;
  private final SharedAnswer<List<KubeObject>> events;
  private volatile boolean unwatched = true;
  private boolean closed;
  private Optional<Long> watchedAt = Optional.empty();
  private Optional<Cluster.ObjectWatch> watch = Optional.empty();

  JobObjects(Cluster cluster, KubeObject job, int workers, ApiPatience patience, JobClock clock) {
    this.cluster = cluster;
    this.job = job;
    this.workers = workers;
    this.patience = patience;
    this.clock = clock;
    Duration ofLists = AGE_PER_POD.multipliedBy(workers);
    this.jobs = shared(this::readJob, AGE);
    this.lists = shared(this::listPods, ofLists.compareTo(AGE) < 0 ? AGE : ofLists);
    this.events = shared(this::listEvents, ofLists.compareTo(AGE) < 0 ? AGE : ofLists);
  }

  /** For one pod alone all is asked anew. */
  private <T> SharedAnswer<T> shared(Supplier<T> question, Duration age) {
    return new SharedAnswer<>(question, workers == 1 ? Duration.ZERO : age, clock);
  }

  /** As it was made. */
  KubeObject job() {
    return job;
  }

  ApiPatience patience() {
    return patience;
  }

  /** What is known of a worker now, by one try. */
  JobState state(int index) {
    Optional<KubeObject> now = jobs.get();
    lists.get();
    return new JobState(now, pods.there(index), pods.last(index), alone(index));
  }

  /** The pod of a worker as it was last seen; nothing is asked for it. */
  Optional<Pod> lastSeen(int index) {
    return pods.last(index);
  }

  /** {@code worker 2 (pod load-2-x on node a)}, as far as it is known. */
  String name(int index) {
    String node = lastSeen(index).map(Pod::node).orElse("");
    return "worker "
        + index
        + lastSeen(index)
            .map(pod -> " (pod " + pod.name() + (node.isEmpty() ? ")" : " on node " + node + ")"))
            .orElse("");
  }

  private String alone(int index) {
    return workers == 1 ? "" : name(index);
  }

  /** The Job that was made, and no other of its name. */
  private Optional<KubeObject> readJob() {
    return cluster
        .get(ResourceKind.JOBS, job.namespace(), job.name())
        .filter(found -> found.uid().equals(job.uid()));
  }

  private boolean listPods() {
    Set<Integer> before = pods.indexes();
    List<KubeObject> found =
        cluster.list(ResourceKind.PODS, job.namespace(), Map.of(JobLabels.JOB, job.name()));
    pods.listed(before, found.stream().filter(each -> each.isOwnedBy(job.uid())).toList());
    return true;
  }

  private List<KubeObject> listEvents() {
    return cluster.list(ResourceKind.EVENTS, job.namespace(), Map.of());
  }

  /** Watches the pods, if nothing does; what fails now is tried with a later call. */
  void watch() throws InterruptedException {
    if (unwatched) {
      watchAnew();
    }
  }

  private synchronized void watchAnew() throws InterruptedException {
    boolean isDue = watchedAt.filter(then -> clock.since(then).compareTo(AGE) < 0).isEmpty();
    if (closed || !unwatched || !isDue) {
      return;
    }
    watchedAt = Optional.of(clock.now());
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
      pods.changed(change, object);
    }
  }

  @Override
  public void lost(String why) {
    unwatched = true;
  }

  @Override
  public synchronized void close() {
    closed = true;
    watch.ifPresent(Cluster.ObjectWatch::close);
    watch = Optional.empty();
  }

  /** The last warning about an object; empty when there is none, or it may not be seen. */
  Optional<String> lastWarning(KubeObject object) throws InterruptedException {
    List<KubeObject> found =
        patience
            .askIfAllowed(
                Duration.ofSeconds(10),
                "why a worker does not start is known in part only",
                events::get)
            .orElse(List.of());
    return found.stream()
        .map(KubeObject::tree)
        .filter(event -> event.text("type").equals("Warning"))
        .filter(event -> event.text("involvedObject", "uid").equals(object.uid()))
        .max(Comparator.comparing(JobObjects::time))
        .map(event -> event.text("reason") + ": " + OneLine.of(event.text("message")));
  }

  private static String time(JsonTree event) {
    String last = event.text("lastTimestamp");
    return last.isEmpty() ? event.text("eventTime") : last;
  }
}
