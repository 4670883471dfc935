package io.loadline.kubernetes.job;

import io.loadline.kubernetes.job.JobEnd.Kind;
import io.loadline.kubernetes.resource.Pod;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of a worker that was not started, since a ConfigMap of classes is not what it is to be.
 */
final class ForeignClasses {
  private static final Pattern COMPARED =
      Pattern.compile("^" + Pattern.quote(VerifiedStart.SAID) + "(loadline-engine-\\w+)\\.jar$");

  /** As the kubelet says it. */
  private static final Pattern LACKS =
      Pattern.compile("non-existent config key: (loadline-engine-\\w+)\\.jar");

  private ForeignClasses() {}

  /** Found by the pod itself; empty when it ended otherwise. */
  static Optional<JobEnd> told(JobState state, List<String> log) {
    boolean refused =
        state
            .terminated()
            .filter(ended -> ended.text("exitCode").equals("" + VerifiedStart.FOREIGN))
            .isPresent();
    return refused
        ? log.stream()
            .map(COMPARED::matcher)
            .filter(Matcher::find)
            .findFirst()
            .map(found -> end(state.pod().orElseThrow(), found.group(1)))
        : Optional.empty();
  }

  /** Found by the kubelet, in a ConfigMap that lacks the jar. */
  static Optional<JobEnd> warned(Pod pod, Optional<String> warning) {
    return warning.map(LACKS::matcher).filter(Matcher::find).map(found -> end(pod, found.group(1)));
  }

  private static JobEnd end(Pod pod, String name) {
    String namespace = pod.object().namespace();
    return JobEnd.failed(
        Kind.FOREIGN_CLASSES,
        "ConfigMap %s/%s does not hold the worker's classes that its name stands for"
            .formatted(namespace, name),
        "find out who has changed or made it, and delete it, so that it is sent anew: kubectl -n %s"
                .formatted(namespace)
            + " delete configmap "
            + name);
  }
}
