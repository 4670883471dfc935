package io.loadline.kubernetes.job;

import io.loadline.json.Json;
import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.KubeObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Workers that run as a Job of the cluster, each in a pod of its own. All that the cluster does,
 * their start included, is the end that {@link JobWorker#follow} tells; nothing is thrown but an
 * interrupt, and what is wrong here. One thread starts it; {@link #stop} and {@link #close} may be
 * called by any.
 */
public final class WorkerJob implements AutoCloseable {
  private final Cluster cluster;
  private final JobRequest request;
  private final JobClock clock;
  private final Consumer<String> say;
  private final ApiPatience patience;
  private final SharedSay news;
  private volatile @Nullable JobObjects objects;
  private volatile boolean stopped;
  private Optional<JobEnd> failure = Optional.empty();

  WorkerJob(Cluster cluster, JobRequest request, JobClock clock, Consumer<String> say) {
    this.cluster = cluster;
    this.request = request;
    this.clock = clock;
    this.say = say;
    this.news = new SharedSay(say, request.workers());
    this.patience = new ApiPatience(clock, news.ofJob());
  }

  /**
   * Sends what the workers need and makes their Job; does not wait for the pods.
   *
   * @param nanos monotonic
   * @param say is told what is done and what is waited for, one line each
   */
  public static WorkerJob start(
      Cluster cluster,
      JobRequest request,
      LongSupplier nanos,
      InstantSource wall,
      Consumer<String> say)
      throws InterruptedException {
    WorkerJob job = new WorkerJob(cluster, request, JobClock.of(nanos, wall), say);
    job.start(EnginePart::ofThisJvm);
    return job;
  }

  /** Begins with what a {@link #start} soon after takes longest for. */
  public static void prepare() {
    EnginePart.readAhead();
  }

  /** The Job as it will be sent, in JSON; what its documents hold is not in it. */
  public static String manifest(JobRequest request) {
    List<String> parts = EnginePart.ofThisJvm().stream().map(EnginePart::digest).toList();
    return Json.write(JobManifest.of(request, parts, PackedObject.of(request)));
  }

  void start(Supplier<List<EnginePart>> parts) throws InterruptedException {
    List<EnginePart> classes;
    try {
      classes = parts.get();
    } catch (IllegalStateException e) {
      failure = Optional.of(EngineClasses.unreadable(e));
      return;
    }
    try {
      List<PackedObject> documents = PackedObject.of(request);
      failure = PackedObject.tooLarge(documents);
      if (failure.isEmpty()) {
        make(classes, documents);
      }
    } catch (ApiException e) {
      failure = Optional.of(ApiRefusal.of(e, cluster.server()));
    } catch (InterruptedException | RuntimeException | Error e) {
      // Nobody else knows of a Job that has been made.
      close();
      throw e;
    }
  }

  private void make(List<EnginePart> parts, List<PackedObject> documents)
      throws InterruptedException {
    new ObjectRemoval(cluster, request.namespace())
        .removeOlder(request.runId(), patience, request.lifetime().start(), say);
    new EngineUpload(cluster, request, patience, clock, say).send(parts);
    JobCreation creation = new JobCreation(cluster, request, patience, clock, say);
    KubeObject made =
        creation.job(
            JobManifest.of(request, parts.stream().map(EnginePart::digest).toList(), documents));
    if (!JobManifest.isAsAsked(request, made)) {
      delete(made);
      failure = Optional.of(tooOld());
      return;
    }
    objects = new JobObjects(cluster, made, request.workers(), patience, clock);
    if (stopped) {
      delete(made);
      return;
    }
    creation.documents(documents, made);
    say.accept("made " + made.what() + " with image " + request.pod().image());
  }

  private JobEnd tooOld() {
    return JobEnd.failed(
        JobEnd.Kind.REFUSED,
        "%d workers need Kubernetes 1.29 or newer: this cluster does not know backoffLimitPerIndex"
                .formatted(request.workers())
            + " of a Job, without which the end of one worker ends them all",
        "set workers = 1, or take a newer cluster");
  }

  /**
   * One of its workers, once it was started.
   *
   * @param index from 0
   */
  public JobWorker worker(int index) {
    return new JobWorker(
        Objects.checkIndex(index, request.workers()),
        cluster,
        request.lifetime(),
        clock,
        new JobWorker.Made(Optional.ofNullable(objects), failure),
        news,
        () -> stopped);
  }

  /**
   * Tells all workers to stop: they write what they have, which {@link JobWorker#follow} still
   * reads. The Job is deleted, since there is no other way, even when it was to be kept.
   */
  public void stop() {
    stopped = true;
    JobObjects found = objects;
    if (found != null) {
      delete(found.job());
    }
  }

  /**
   * Deletes the Job with all that belongs to it, unless it is to be kept. What cannot be deleted
   * now goes by its deadline, and some time after its end.
   */
  @Override
  public void close() {
    JobObjects found = objects;
    if (found == null) {
      stopped = true;
      return;
    }
    if (!request.lifetime().keep()) {
      stop();
    } else {
      KubeObject made = found.job();
      say.accept(
          "%s is kept for a look; remove it by kubectl -n %s delete job %s"
              .formatted(made.what(), made.namespace(), made.name()));
    }
    found.close();
  }

  private void delete(KubeObject made) {
    new ObjectRemoval(cluster, request.namespace())
        .removeOwn(made, patience, request.lifetime().afterEnd(), say);
  }
}
