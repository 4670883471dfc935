package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.plan.AwaitedKind;
import io.loadline.plan.ReadinessTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which objects a name can mean. */
final class CandidateSearch {
  private static final String LLM_SERVICE = "-kserve-workload-svc";

  private CandidateSearch() {}

  static ServiceQuery.Candidate named(ReadinessTarget awaited) {
    return new ServiceQuery.Candidate(resource(awaited), awaited.name(), true);
  }

  static List<ServiceQuery.Candidate> of(HostName host) {
    List<ServiceQuery.Candidate> candidates = new ArrayList<>();
    tagged(host).ifPresent(candidates::add);
    host.owner().ifPresent(owner -> candidates.add(sure(ResourceKind.INFERENCE_SERVICES, owner)));
    if (host.service().endsWith(LLM_SERVICE)) {
      String owner = host.service().substring(0, host.service().length() - LLM_SERVICE.length());
      candidates.add(sure(ResourceKind.LLM_INFERENCE_SERVICES, owner));
    }
    candidates.add(sure(ResourceKind.INFERENCE_SERVICES, host.service()));
    candidates.add(sure(ResourceKind.INFERENCE_GRAPHS, host.service()));
    candidates.add(
        new ServiceQuery.Candidate(ResourceKind.KNATIVE_SERVICES, host.service(), false));
    candidates.add(new ServiceQuery.Candidate(ResourceKind.SERVICES, host.service(), false));
    candidates.addAll(withCanary(host));
    return candidates;
  }

  /** {@code latest-iris-predictor} is a revision of {@code iris}, unless something is named so. */
  private static Optional<ServiceQuery.Candidate> tagged(HostName host) {
    return CalledTag.NAMES.stream()
        .map(name -> name + "-")
        .filter(host.service()::startsWith)
        .flatMap(tag -> host.owner().stream().map(owner -> owner.substring(tag.length())))
        .filter(owner -> !owner.isEmpty())
        .map(owner -> new ServiceQuery.Candidate(ResourceKind.INFERENCE_SERVICES, owner, false))
        .findFirst();
  }

  /** {@code a-b-c-predictor} can be the canary {@code c} of {@code a-b}, or {@code b-c} of a. */
  private static List<ServiceQuery.Candidate> withCanary(HostName host) {
    List<ServiceQuery.Candidate> candidates = new ArrayList<>();
    String owner = host.component().equals("predictor") ? host.owner().orElse("") : "";
    for (int dash = owner.lastIndexOf('-'); dash > 0; dash = owner.lastIndexOf('-', dash - 1)) {
      candidates.add(
          new ServiceQuery.Candidate(
              ResourceKind.INFERENCE_SERVICES, owner.substring(0, dash), false));
    }
    return candidates;
  }

  private static ServiceQuery.Candidate sure(ResourceKind resource, String name) {
    return new ServiceQuery.Candidate(resource, name, true);
  }

  private static ResourceKind resource(ReadinessTarget awaited) {
    return switch (awaited.kind()) {
      case ISVC -> ResourceKind.INFERENCE_SERVICES;
      case SERVICE -> ResourceKind.SERVICES;
      case DEPLOY -> ResourceKind.DEPLOYMENTS;
      case KSVC -> ResourceKind.KNATIVE_SERVICES;
      case LLMISVC -> ResourceKind.LLM_INFERENCE_SERVICES;
      case GRAPH -> ResourceKind.INFERENCE_GRAPHS;
      case OTHER -> unresolved(awaited);
    };
  }

  /** Its plural is the API server's to say. */
  private static ResourceKind unresolved(ReadinessTarget awaited) {
    int slash = awaited.resource().lastIndexOf('/');
    String apiVersion = awaited.resource().substring(0, Math.max(slash, 0));
    int inner = apiVersion.indexOf('/');
    return new ResourceKind(
        apiVersion.substring(0, Math.max(inner, 0)),
        apiVersion.substring(inner + 1),
        "",
        awaited.resource().substring(slash + 1),
        awaited.kind() == AwaitedKind.OTHER);
  }
}
