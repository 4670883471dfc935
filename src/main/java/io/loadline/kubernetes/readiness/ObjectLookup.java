package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.result.NotReadyException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the object that is sought. Once one was found it is that one, whatever else turns up. For
 * one wait, and one thread.
 */
final class ObjectLookup {
  private final Cluster cluster;
  private final ServiceQuery query;
  private final ResourceKinds kinds;
  private ServiceQuery.@Nullable Candidate chosen;

  ObjectLookup(Cluster cluster, ServiceQuery query) {
    this.cluster = cluster;
    this.query = query;
    this.kinds = new ResourceKinds(cluster);
    if (query.candidates().size() == 1) {
      chosen = query.first();
    }
  }

  /** What is waited for, or the likeliest of it. */
  String what() {
    return (chosen == null ? query.first() : chosen).what(query.namespace());
  }

  /** Of what is waited for. */
  ServiceQuery.Candidate candidate() {
    return chosen == null ? query.first() : chosen;
  }

  /**
   * The object as it is now.
   *
   * @return empty when there is none yet
   * @throws NotReadyException when two fit, or the cluster has no such kind of objects
   * @throws ApiException when the API server does not let us see
   */
  Optional<KubeObject> read() {
    Optional<KubeObject> seen = seen();
    if (seen.isEmpty() && chosen == null) {
      failIfNothingCanCome();
    }
    return seen;
  }

  /** As {@link #read}, where it is no error that the cluster has no such kind of objects. */
  Optional<KubeObject> seen() {
    if (chosen != null) {
      return get(kinds.resolved(chosen, ""));
    }
    List<KubeObject> sure = found(true);
    if (!sure.isEmpty()) {
      return Optional.of(choose(CandidateChoice.of(sure, query.host())));
    }
    List<KubeObject> parts = found(false);
    return parts.stream().min(Comparator.comparing(ObjectLookup::isGuessed)).flatMap(this::owner);
  }

  /** What is named so itself comes before what may have a tag of that name. */
  private static boolean isGuessed(KubeObject part) {
    return part.resource().equals(ResourceKind.INFERENCE_SERVICES);
  }

  private Optional<KubeObject> get(ServiceQuery.Candidate candidate) {
    return cluster.get(candidate.resource(), query.namespace(), candidate.name());
  }

  private List<KubeObject> found(boolean certain) {
    List<KubeObject> found = new ArrayList<>();
    for (ServiceQuery.Candidate candidate : query.candidates()) {
      if (candidate.certain() == certain) {
        readable(candidate).filter(each -> certain || mayBeMeant(each)).ifPresent(found::add);
      }
    }
    return found;
  }

  /** A guessed owner must have the tag or the canary that the host names; tags may still come. */
  private boolean mayBeMeant(KubeObject part) {
    if (!isGuessed(part)) {
      return true;
    }
    InferenceService service = new InferenceService(part);
    return CalledTag.of(service, query.host()).isPresent()
        || CalledCanary.of(service, query.host()).flatMap(each -> each.in(service)).isPresent();
  }

  /** What is not the likeliest may be hidden from us without harm. */
  private Optional<KubeObject> readable(ServiceQuery.Candidate candidate) {
    try {
      return get(kinds.versioned(candidate));
    } catch (ApiException e) {
      boolean needed =
          !e.isForbidden()
              || (candidate.equals(query.first()) && cluster.serves(candidate.resource()));
      if (needed) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** A Service that KServe made stands for its InferenceService. */
  private Optional<KubeObject> owner(KubeObject part) {
    String owner = part.labels().getOrDefault(InferenceService.LABEL, "");
    if (owner.isEmpty()) {
      return Optional.of(choose(part));
    }
    ServiceQuery.Candidate candidate =
        new ServiceQuery.Candidate(ResourceKind.INFERENCE_SERVICES, owner, true);
    return get(candidate).map(this::choose);
  }

  private KubeObject choose(KubeObject found) {
    chosen = new ServiceQuery.Candidate(found.resource(), found.name(), true);
    return found;
  }

  /** A misspelt context is seen at once, though a Service could still come. */
  private void failIfNothingCanCome() {
    kinds.resolved(
        query.first(),
        "\n  or       wait for a Service alone: @Ready(service = \""
            + query.candidates().get(query.candidates().size() - 1).name()
            + "\")");
  }
}
