package io.loadline.kubernetes.job;

import io.loadline.json.JsonValue.JsonObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.util.List;

/** The Job of a request, as it is sent. */
final class JobManifest {
  private JobManifest() {}

  /**
   * The Job of a request.
   *
   * @param parts the digests of the engine's classes
   * @param documents the objects with what the worker reads
   */
  static JsonObject of(JobRequest request, List<String> parts, List<PackedObject> documents) {
    JobRequest.Lifetime lifetime = request.lifetime();
    KubeJson spec =
        KubeJson.of("completions", 1)
            .with("parallelism", 1)
            .with("backoffLimit", 0)
            .with("activeDeadlineSeconds", lifetime.deadline().toSeconds());
    if (!lifetime.keep()) {
      spec.with("ttlSecondsAfterFinished", lifetime.afterEnd().toSeconds());
    }
    return KubeJson.ofKind(ResourceKind.JOBS.apiVersion(), ResourceKind.JOBS.kind())
        .with("metadata", metadata(request, request.name()))
        .with("spec", spec.with("template", new PodTemplate(request, parts, documents).json()))
        .object();
  }

  /** Of the Job and of what belongs to it. */
  static KubeJson metadata(JobRequest request, String name) {
    return KubeJson.of("name", name)
        .with("namespace", request.namespace())
        .with("labels", JobLabels.of(request));
  }
}
