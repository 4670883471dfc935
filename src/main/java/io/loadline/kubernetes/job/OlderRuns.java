package io.loadline.kubernetes.job;

import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.util.List;
import java.util.function.Consumer;

/** Removes the Jobs that older runs with the same run id have left, and with them all of theirs. */
final class OlderRuns {
  private final Cluster cluster;
  private final JobRequest request;
  private final ApiPatience patience;
  private final Consumer<String> say;

  OlderRuns(Cluster cluster, JobRequest request, ApiPatience patience, Consumer<String> say) {
    this.cluster = cluster;
    this.request = request;
    this.patience = patience;
    this.say = say;
  }

  void remove() throws InterruptedException {
    List<KubeObject> jobs =
        patience
            .askIfAllowed(
                request.lifetime().start(),
                "what older runs have left stays until its time is over",
                () ->
                    cluster
                        .own()
                        .metadata(
                            ResourceKind.JOBS,
                            request.namespace(),
                            JobLabels.ofRun(request.runId())))
            .orElse(List.of());
    for (KubeObject job : jobs) {
      if (!job.isDeleting()) {
        remove(job);
      }
    }
  }

  private void remove(KubeObject job) throws InterruptedException {
    boolean removed =
        patience
            .askIfAllowed(
                request.lifetime().start(),
                "a Job that an older run has left stays until its time is over",
                () -> cluster.own().delete(job))
            .orElse(false);
    if (removed) {
      say.accept("removed " + job.what() + ", which an older run has left");
    }
  }
}
