package io.loadline.kubernetes.job;

import io.loadline.json.Json;
import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.KubeObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A worker that runs as a Job of the cluster. All that the cluster does, its start included, is the
 * end that {@link #follow} tells; nothing is thrown but an interrupt, and what is wrong here. One
 * thread starts and follows it; {@link #stop} and {@link #close} may be called by any.
 */
public final class WorkerJob implements AutoCloseable {
  private final Cluster cluster;
  private final JobRequest request;
  private final JobClock clock;
  private final Consumer<String> say;
  private final ApiPatience patience;
  private volatile @Nullable JobReader reader;
  private volatile boolean stopped;
  private Optional<JobEnd> failure = Optional.empty();

  WorkerJob(Cluster cluster, JobRequest request, JobClock clock, Consumer<String> say) {
    this.cluster = cluster;
    this.request = request;
    this.clock = clock;
    this.say = say;
    this.patience = new ApiPatience(clock, say);
  }

  /**
   * Sends what the worker needs and makes its Job; does not wait for the pod.
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
    reader = new JobReader(cluster, made, patience);
    if (stopped) {
      delete(made);
      return;
    }
    creation.documents(documents, made);
    say.accept("made " + made.what() + " with image " + request.pod().image());
  }

  /**
   * Waits until the worker runs, and reads what it writes until its end. Lines come in their order;
   * where the log was read again they come anew from the first on.
   *
   * @param lines is given each line; says true after the last that matters
   * @throws InterruptedException when the thread is told to stop; the Job runs on until it is
   *     closed
   */
  public JobEnd follow(Predicate<String> lines) throws InterruptedException {
    JobReader found = reader;
    if (failure.isPresent() || found == null) {
      return failure.orElseGet(JobEnd::stopped);
    }
    JobRequest.Lifetime lifetime = request.lifetime();
    try {
      found.watch();
      Optional<JobEnd> notStarted =
          new StartWait(found, lifetime, clock, say, () -> stopped).await();
      return notStarted.isPresent()
          ? notStarted.get()
          : new LogFollower(cluster, found, lifetime, clock, say, () -> stopped).follow(lines);
    } catch (ApiException e) {
      return stopped ? JobEnd.stopped() : ApiRefusal.of(e, cluster.server());
    }
  }

  /**
   * What has ended the worker from outside, or is about to: a deadline, an eviction, a deletion. A
   * worker that has time left writes what it has then, and finishes.
   *
   * @return empty when nothing has, when it was told to stop by us, or when that cannot be known
   */
  public Optional<JobEnd> interruption() {
    JobReader found = reader;
    if (found == null || stopped) {
      return Optional.empty();
    }
    try {
      return PodEnd.ofCluster(found.stateNow(), request.lifetime().deadline());
    } catch (ApiException e) {
      return Optional.empty();
    }
  }

  /**
   * Tells the worker to stop: it writes what it has, which {@link #follow} still reads. Its Job is
   * deleted, since there is no other way, even when it was to be kept.
   */
  public void stop() {
    stopped = true;
    JobReader found = reader;
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
    JobReader found = reader;
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
