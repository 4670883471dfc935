package io.loadline.kubernetes.job;

import io.loadline.json.JsonValue.JsonObject;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.util.List;

/** The Job of a request, as it is sent. */
final class JobManifest {
  /** An API server that does not know it drops it in silence. */
  private static final String LIMIT_PER_POD = "backoffLimitPerIndex";

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
        pods(request.workers()).with("activeDeadlineSeconds", lifetime.deadline().toSeconds());
    if (!lifetime.keep()) {
      spec.with("ttlSecondsAfterFinished", lifetime.afterEnd().toSeconds());
    }
    return KubeJson.ofKind(ResourceKind.JOBS.apiVersion(), ResourceKind.JOBS.kind())
        .with("metadata", metadata(request, request.name()))
        .with("spec", spec.with("template", new PodTemplate(request, parts, documents).json()))
        .object();
  }

  /** A pod that fails is not made again, and does not end the others. */
  private static KubeJson pods(int count) {
    KubeJson pods = KubeJson.of("completions", count).with("parallelism", count);
    return count == 1
        ? pods.with("backoffLimit", 0)
        : pods.with("completionMode", "Indexed")
            .with(LIMIT_PER_POD, 0)
            .with("maxFailedIndexes", count);
  }

  /** Whether a Job that was made lets pods fail one by one. */
  static boolean isAsAsked(JobRequest request, KubeObject made) {
    return request.workers() == 1 || made.tree().isPresent("spec", LIMIT_PER_POD);
  }

  /** Of the Job and of what belongs to it. */
  static KubeJson metadata(JobRequest request, String name) {
    return KubeJson.of("name", name)
        .with("namespace", request.namespace())
        .with("labels", JobLabels.of(request));
  }
}
