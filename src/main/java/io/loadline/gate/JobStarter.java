package io.loadline.gate;

import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.job.WorkerJob;
import io.loadline.result.NotReadyException;
import java.util.function.Consumer;

/** Starts Jobs of the cluster of the kubeconfig. */
final class JobStarter implements WorkerPods.Starter {
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
