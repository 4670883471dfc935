package io.loadline.kubernetes.job;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.Pod;
import java.io.IOException;
import java.nio.channels.ByteChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One worker of a {@link WorkerJob}. Its log is followed by one thread. */
public final class JobWorker {
  private final int index;
  private final Cluster cluster;
  private final JobRequest.Lifetime lifetime;
  private final JobClock clock;
  private final Made made;
  private final SharedSay news;
  private final BooleanSupplier isStopped;

  JobWorker(
      int index,
      Cluster cluster,
      JobRequest.Lifetime lifetime,
      JobClock clock,
      Made made,
      SharedSay news,
      BooleanSupplier isStopped) {
    this.index = index;
    this.cluster = cluster;
    this.lifetime = lifetime;
    this.clock = clock;
    this.made = made;
    this.news = news;
    this.isStopped = isStopped;
  }

  /**
   * What came of making the Job.
   *
   * @param objects of a Job that was made
   * @param failure why it was not
   */
  record Made(Optional<JobObjects> objects, Optional<JobEnd> failure) {}

  /** Its number among the workers of its Job, from 0. */
  public int index() {
    return index;
  }

  /** {@code worker 2 (pod load-2-x on node a)}, as far as it is known. */
  public String name() {
    return made.objects().map(objects -> objects.name(index)).orElse("worker " + index);
  }

  /** The name of its pod; empty as long as it is not known. */
  public String pod() {
    return lastSeen().map(Pod::name).orElse("");
  }

  /** The name of its node; empty as long as it is not known. */
  public String node() {
    return lastSeen().map(Pod::node).orElse("");
  }

  private Optional<Pod> lastSeen() {
    return made.objects().flatMap(objects -> objects.lastSeen(index));
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
    if (made.failure().isPresent() || made.objects().isEmpty()) {
      return made.failure().orElseGet(JobEnd::stopped);
    }
    JobReader reader = new JobReader(made.objects().get(), index);
    Consumer<String> say = news.of(index);
    try {
      reader.watch();
      Optional<JobEnd> notStarted = new StartWait(reader, lifetime, clock, say, isStopped).await();
      return notStarted.isPresent()
          ? notStarted.get()
          : new LogFollower(cluster, reader, lifetime, clock, say, isStopped).follow(lines);
    } catch (ApiException e) {
      return isStopped.getAsBoolean() ? JobEnd.stopped() : ApiRefusal.of(e, cluster.server());
    }
  }

  /**
   * What has ended the worker from outside, or is about to: a deadline, an eviction, a deletion. A
   * worker that has time left writes what it has then, and finishes.
   *
   * @return empty when nothing has, when it was told to stop by us, or when that cannot be known
   */
  public Optional<JobEnd> interruption() {
    if (made.objects().isEmpty() || isStopped.getAsBoolean()) {
      return Optional.empty();
    }
    try {
      return PodEnd.ofCluster(made.objects().get().state(index), lifetime.deadline());
    } catch (ApiException e) {
      return Optional.empty();
    }
  }

  /**
   * Connects to a port of the worker's loopback interface, by way of the API server; comes back at
   * once. What is written is sent as it is, each write by itself. A connection that cannot be made,
   * or breaks, fails the next read with a sentence for people.
   *
   * @param longest how long a read waits; {@link java.net.SocketTimeoutException} after that
   * @return for one thread, but {@code close} may be called by any
   * @throws IOException when the worker has no pod
   */
  public ByteChannel connect(int port, Duration longest) throws IOException {
    Pod pod =
        lastSeen()
            .orElseThrow(() -> new IOException(name() + " has no pod that could be connected to"));
    return PodConnection.open(cluster, pod, port, longest);
  }
}
