package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.result.NotReadyException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Under which version and plural this cluster keeps a kind of objects. */
final class ResourceKinds {
  private final Cluster cluster;
  private final Map<ResourceKind, ResourceKind> known = new HashMap<>();

  ResourceKinds(Cluster cluster) {
    this.cluster = cluster;
  }

  /** The same with what this cluster calls it; as it was when the cluster has no such kind. */
  ServiceQuery.Candidate versioned(ServiceQuery.Candidate candidate) {
    ResourceKind wanted = candidate.resource();
    if (!wanted.equals(ResourceKind.LLM_INFERENCE_SERVICES)) {
      return candidate;
    }
    return find(wanted).map(found -> with(candidate, found)).orElse(candidate);
  }

  /**
   * As {@link #versioned}, of a kind that must be there.
   *
   * @param more lines for the error when it is not
   */
  ServiceQuery.Candidate resolved(ServiceQuery.Candidate candidate, String more) {
    ResourceKind wanted = candidate.resource();
    return find(wanted)
        .map(found -> with(candidate, found))
        .orElseThrow(() -> new NotReadyException(missing(wanted) + more));
  }

  private Optional<ResourceKind> find(ResourceKind wanted) {
    if (known.containsKey(wanted)) {
      return Optional.ofNullable(known.get(wanted));
    }
    Optional<ResourceKind> found = cluster.resource(wanted.apiVersion(), wanted.kind());
    if (found.isEmpty() && wanted.equals(ResourceKind.LLM_INFERENCE_SERVICES)) {
      found = cluster.resource(wanted.group() + "/v1alpha2", wanted.kind());
    }
    found.ifPresent(each -> known.put(wanted, each));
    return found;
  }

  private static ServiceQuery.Candidate with(
      ServiceQuery.Candidate candidate, ResourceKind resource) {
    return new ServiceQuery.Candidate(resource, candidate.name(), candidate.certain());
  }

  private String missing(ResourceKind wanted) {
    boolean kserve = wanted.group().equals(ResourceKind.INFERENCE_SERVICES.group());
    boolean knative = wanted.group().equals(ResourceKind.KNATIVE_SERVICES.group());
    String product = kserve ? "KServe is" : knative ? "Knative Serving is" : "its CRD is";
    return """
        not ready: this cluster has no %s (%s)
          cluster  %s, context %s
          usually  %s not installed in it, or it is not the cluster that was meant
          do       kubectl --context %4$s api-resources --api-group=%6$s
                   or name another context by loadline.kube-context"""
        .formatted(
            wanted.title(),
            wanted.apiVersion(),
            cluster.server(),
            cluster.context(),
            product,
            wanted.group());
  }
}
