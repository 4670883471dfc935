package io.loadline.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.loadline.testkit.KubeNamespace;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a gate whose process has ended leaves in a namespace for the cluster to remove. */
record LeftJobs(KubeNamespace namespace) {
  static final Map<String, String> OURS = Map.of("app.kubernetes.io/managed-by", "loadline");

  List<Job> jobs() {
    return namespace
        .client()
        .batch()
        .v1()
        .jobs()
        .inNamespace(namespace.name())
        .withLabels(OURS)
        .list()
        .getItems();
  }

  /** Plan and secrets. */
  List<HasMetadata> documents() {
    var client = namespace.client();
    return Stream.<HasMetadata>concat(
            client.configMaps().inNamespace(namespace.name()).list().getItems().stream(),
            client.secrets().inNamespace(namespace.name()).list().getItems().stream())
        .filter(each -> each.getMetadata().getName().matches("loadline-.*-(plan|secret)-1"))
        .toList();
  }

  /** So that the test need not wait for deadline and time to live. */
  void hasten(Job job) {
    namespace
        .client()
        .batch()
        .v1()
        .jobs()
        .inNamespace(namespace.name())
        .withName(job.getMetadata().getName())
        .edit(
            found ->
                new JobBuilder(found)
                    .editSpec()
                    .withActiveDeadlineSeconds(1L)
                    .withTtlSecondsAfterFinished(1)
                    .endSpec()
                    .build());
  }
}
