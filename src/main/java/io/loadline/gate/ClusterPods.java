package io.loadline.gate;

import io.loadline.codec.WorkerPlan;
import io.loadline.config.gate.Gate;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.job.JobEnd;
import io.loadline.kubernetes.job.JobRequest;
import io.loadline.kubernetes.job.JobWorker;
import io.loadline.kubernetes.job.WorkerJob;
import io.loadline.result.NotReadyException;
import io.loadline.result.WorkerFigures;
import java.io.IOException;
import java.nio.channels.ByteChannel;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Workers as a Job of the cluster of the kubeconfig. */
final class ClusterPods implements WorkerPods {
  private final Optional<String> only;
  private final Cluster cluster;
  private final WorkerJob job;

  private ClusterPods(Optional<String> only, Cluster cluster, WorkerJob job) {
    this.only = only;
    this.cluster = cluster;
    this.job = job;
  }

  /** Starts them in a cluster that is closed with the pods, or with its failure. */
  static ClusterPods start(WorkerOrder order, Cluster cluster, Consumer<String> say)
      throws InterruptedException {
    try {
      String place = order.namespace();
      JobRequest request = JobRequests.of(order, place.isEmpty() ? cluster.namespace() : place);
      String name = "Job " + request.namespace() + "/" + request.name();
      return new ClusterPods(
          request.workers() == 1 ? Optional.of(name) : Optional.empty(),
          cluster,
          WorkerJob.start(cluster, request, System::nanoTime, Clock.systemUTC(), say));
    } catch (InterruptedException | RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  /** The Job as it would be made now, but for what only the cluster knows. */
  static String manifest(String name, Gate gate) {
    String namespace = gate.endpoints().get(0).cluster().namespace();
    List<WorkerPlan.EndpointLoad> loads =
        gate.endpoints().stream().map(each -> WorkerOrder.load(each, each.plan())).toList();
    WorkerOrder order =
        WorkerOrder.of(
            new UUID(0, 0),
            "",
            name,
            gate,
            List.of(new ClusterSession.ServicePlace(namespace, Map.of())),
            loads);
    String place = order.namespace();
    return WorkerJob.manifest(
        JobRequests.of(order, place.isEmpty() ? "NAMESPACE-OF-THE-SERVICE" : place));
  }

  @Override
  public WorkerPod pod(int index) {
    return new Pod(job.worker(index), only);
  }

  @Override
  public void stop() {
    job.stop();
  }

  @Override
  public void close() {
    try {
      job.close();
    } finally {
      cluster.close();
    }
  }

  /** Starts Jobs of the cluster of the kubeconfig. */
  static final class JobStarter implements Starter {
    @Override
    public WorkerPods start(WorkerOrder order, Consumer<String> say) throws InterruptedException {
      Cluster cluster =
          Cluster.open(order.context())
              .orElseThrow(
                  () ->
                      new NotReadyException(
                          "there is no cluster for runIn = CLUSTER: no kubeconfig, and this is no pod"
                              + "\n  do        set KUBECONFIG, or set runIn = LOCAL"));
      return ClusterPods.start(order, cluster, say);
    }

    @Override
    public void prepare() {
      WorkerJob.prepare();
    }
  }

  /**
   * A worker of a Job.
   *
   * @param only the name of the Job, of its only worker; empty for one of several
   */
  private record Pod(JobWorker worker, Optional<String> only) implements WorkerPod {
    @Override
    public String name() {
      return only.orElseGet(worker::name);
    }

    @Override
    public WorkerFigures.Worker place() {
      return new WorkerFigures.Worker(worker.index(), worker.pod(), worker.node());
    }

    @Override
    public Optional<JobEnd> follow(Predicate<String> lines) throws InterruptedException {
      return Optional.of(worker.follow(lines)).filter(end -> !end.isFinished());
    }

    @Override
    public Optional<String> interruption() {
      return worker.interruption().map(JobEnd::text);
    }

    @Override
    public ByteChannel connect(int port, Duration longest) throws IOException {
      return worker.connect(port, longest);
    }
  }
}
