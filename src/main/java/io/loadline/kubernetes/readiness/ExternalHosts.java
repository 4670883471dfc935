package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.result.NotReadyException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what is reached from outside under a host, among what one may list. */
final class ExternalHosts {
  private static final List<ResourceKind> KINDS =
      List.of(ResourceKind.INFERENCE_SERVICES, ResourceKind.INFERENCE_GRAPHS);

  private final Cluster cluster;

  ExternalHosts(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * What has the host in its status.
   *
   * @param namespace is looked at alone when the whole cluster is hidden from us
   * @throws NotReadyException when two have it
   */
  Optional<ServiceQuery> query(String host, String namespace) {
    List<KubeObject> all =
        KINDS.stream().flatMap(kind -> listed(kind, namespace).stream()).toList();
    List<KubeObject> whole = all.stream().filter(each -> names(each, host)).toList();
    List<KubeObject> serving =
        whole.isEmpty() ? all.stream().filter(each -> isTagOf(each, host)).toList() : whole;
    if (serving.isEmpty()) {
      return Optional.empty();
    }
    KubeObject found = CandidateChoice.of(serving, host);
    ServiceQuery.Candidate candidate =
        new ServiceQuery.Candidate(found.resource(), found.name(), true);
    return Optional.of(new ServiceQuery(found.namespace(), List.of(candidate), host, host, ""));
  }

  /** The host may have nothing to do with this cluster, so what hinders the look is no error. */
  private List<KubeObject> listed(ResourceKind kind, String namespace) {
    try {
      return cluster.list(kind, "", Map.of());
    } catch (ApiException e) {
      return e.isForbidden() ? ofNamespace(kind, namespace) : List.of();
    }
  }

  private List<KubeObject> ofNamespace(ResourceKind kind, String namespace) {
    try {
      return cluster.list(kind, namespace, Map.of());
    } catch (ApiException e) {
      return List.of();
    }
  }

  private static boolean names(KubeObject object, String host) {
    return new InferenceService(object)
        .urls().stream().anyMatch(url -> UrlParts.host(url).equals(host));
  }

  /** Whether it is the host of one of its revisions, or would be if it had one. */
  private static boolean isTagOf(KubeObject object, String host) {
    return CalledTag.of(new InferenceService(object), host).isPresent();
  }
}
