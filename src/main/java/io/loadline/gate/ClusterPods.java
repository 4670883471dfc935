package io.loadline.gate;

import io.loadline.codec.WorkerPlan;
import io.loadline.config.gate.Gate;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.job.JobRequest;
import io.loadline.kubernetes.job.WorkerJob;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

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
    return new JobPod(job.worker(index), only);
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
}
