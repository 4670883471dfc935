package io.loadline.kubernetes.job;

import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.JsonTree;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.text.OneLine;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what the cluster says of one Job. */
final class JobReader {
  private final Cluster cluster;
  private final KubeObject job;
  private final ApiPatience patience;

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
    return patience.ask(longest, () -> JobState.read(cluster, job));
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
