package io.loadline.kubernetes.job;

import io.loadline.json.Json;
import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.KubeObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A worker that runs as a Job of the cluster. All that goes wrong, its start included, is the end
 * that {@link #follow} tells; nothing but an interrupt is thrown. One thread starts and follows it;
 * {@link #stop} and {@link #close} may be called by any.
 */
public final class WorkerJob implements AutoCloseable {
  /** To tell an API server goodbye that is away just now. */
  private static final Duration CLOSING = Duration.ofSeconds(5);

  /** Compressed, of all documents. */
  private static final long MOST_BYTES = 32L << 20;

  private static final String PLAIN_PATH =
      "run the test from a plain class path, as Maven, Gradle and IDEs do";

  private final Cluster cluster;
  private final JobRequest request;
  private final JobClock clock;
  private final Consumer<String> say;
  private final ApiPatience patience;
  private volatile @Nullable KubeObject job;
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

  /** The Job as it will be sent, in JSON; what its documents hold is not in it. */
  public static String manifest(JobRequest request) {
    List<String> parts = EnginePart.ofThisJvm().stream().map(EnginePart::name).toList();
    return Json.write(JobManifest.of(request, parts, PackedObject.of(request)));
  }

  void start(Supplier<List<EnginePart>> parts) throws InterruptedException {
    try {
      List<PackedObject> documents = PackedObject.of(request);
      failure = tooLarge(PackedObject.size(documents));
      if (failure.isEmpty()) {
        make(parts.get(), documents);
      }
    } catch (ApiException e) {
      failure = Optional.of(ApiRefusal.of(e, cluster.server()));
    } catch (IllegalStateException e) {
      failure =
          Optional.of(
              JobEnd.failed(JobEnd.Kind.NO_CLASSES, String.valueOf(e.getMessage()), PLAIN_PATH));
    }
  }

  private static Optional<JobEnd> tooLarge(long bytes) {
    return bytes <= MOST_BYTES
        ? Optional.empty()
        : Optional.of(
            JobEnd.failed(
                JobEnd.Kind.TOO_LARGE,
                "plan and payloads take %.1f MiB when they are compressed, and no more than %d MiB are sent to a worker"
                    .formatted(bytes / (double) (1 << 20), MOST_BYTES >> 20),
                "take fewer or smaller payloads, or run the load here (runIn = LOCAL)"));
  }

  private void make(List<EnginePart> parts, List<PackedObject> documents)
      throws InterruptedException {
    new OlderRuns(cluster, request, patience, say).remove();
    new EngineUpload(cluster, request, patience, clock, say).send(parts);
    JobCreation creation = new JobCreation(cluster, request, patience, clock);
    KubeObject made =
        creation.job(
            JobManifest.of(request, parts.stream().map(EnginePart::name).toList(), documents));
    job = made;
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
    KubeObject made = job;
    if (failure.isPresent() || made == null) {
      return failure.orElseGet(JobEnd::stopped);
    }
    JobReader reader = new JobReader(cluster, made, patience);
    try {
      Optional<JobEnd> notStarted =
          new StartWait(reader, request.lifetime(), clock, say, () -> stopped).await();
      return notStarted.isPresent()
          ? notStarted.get()
          : new LogFollower(cluster, reader, request.lifetime(), clock, say, () -> stopped)
              .follow(lines);
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
    KubeObject made = job;
    if (made == null || stopped) {
      return Optional.empty();
    }
    try {
      return PodEnd.ofCluster(JobState.read(cluster, made), request.lifetime().deadline());
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
    KubeObject made = job;
    if (made != null) {
      delete(made);
    }
  }

  /**
   * Deletes the Job with all that belongs to it, unless it is to be kept. What cannot be deleted
   * now goes by its deadline, and some time after its end.
   */
  @Override
  public void close() {
    KubeObject made = job;
    if (!request.lifetime().keep()) {
      stop();
    } else if (made != null) {
      say.accept(
          "%s is kept for a look; remove it by kubectl -n %s delete job %s"
              .formatted(made.what(), made.namespace(), made.name()));
    }
  }

  private void delete(KubeObject made) {
    try {
      patience.ask(CLOSING, () -> cluster.own().delete(made));
    } catch (ApiException e) {
      say.accept(
          "%s is still there, since the API server did not delete it: %s; it goes %d s after its end"
              .formatted(made.what(), e.getMessage(), request.lifetime().afterEnd().toSeconds()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
