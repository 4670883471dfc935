package io.loadline.kubernetes.discovery;

import io.loadline.kubernetes.resource.Resource;
import io.loadline.plan.AwaitedKind;
import io.loadline.plan.ReadinessTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which objects a name can mean. */
final class Candidates {
  private static final String LLM_SERVICE = "-kserve-workload-svc";

  private Candidates() {}

  static Candidate named(ReadinessTarget awaited) {
    return new Candidate(resource(awaited), awaited.name(), true);
  }

  static List<Candidate> of(HostName host) {
    List<Candidate> candidates = new ArrayList<>();
    tagged(host).ifPresent(candidates::add);
    host.owner().ifPresent(owner -> candidates.add(sure(Resource.INFERENCE_SERVICES, owner)));
    if (host.service().endsWith(LLM_SERVICE)) {
      String owner = host.service().substring(0, host.service().length() - LLM_SERVICE.length());
      candidates.add(sure(Resource.LLM_INFERENCE_SERVICES, owner));
    }
    candidates.add(sure(Resource.INFERENCE_SERVICES, host.service()));
    candidates.add(sure(Resource.INFERENCE_GRAPHS, host.service()));
    candidates.add(new Candidate(Resource.KNATIVE_SERVICES, host.service(), false));
    candidates.add(new Candidate(Resource.SERVICES, host.service(), false));
    candidates.addAll(withCanary(host));
    return candidates;
  }

  /** {@code latest-iris-predictor} is a revision of {@code iris}, unless something is named so. */
  private static Optional<Candidate> tagged(HostName host) {
    return CalledTag.NAMES.stream()
        .map(name -> name + "-")
        .filter(host.service()::startsWith)
        .flatMap(tag -> host.owner().stream().map(owner -> owner.substring(tag.length())))
        .filter(owner -> !owner.isEmpty())
        .map(owner -> new Candidate(Resource.INFERENCE_SERVICES, owner, false))
        .findFirst();
  }

  /** {@code a-b-c-predictor} can be the canary {@code c} of {@code a-b}, or {@code b-c} of a. */
  private static List<Candidate> withCanary(HostName host) {
    List<Candidate> candidates = new ArrayList<>();
    String owner = host.component().equals("predictor") ? host.owner().orElse("") : "";
    for (int dash = owner.lastIndexOf('-'); dash > 0; dash = owner.lastIndexOf('-', dash - 1)) {
      candidates.add(new Candidate(Resource.INFERENCE_SERVICES, owner.substring(0, dash), false));
    }
    return candidates;
  }

  private static Candidate sure(Resource resource, String name) {
    return new Candidate(resource, name, true);
  }

  private static Resource resource(ReadinessTarget awaited) {
    return switch (awaited.kind()) {
      case ISVC -> Resource.INFERENCE_SERVICES;
      case SERVICE -> Resource.SERVICES;
      case DEPLOY -> Resource.DEPLOYMENTS;
      case KSVC -> Resource.KNATIVE_SERVICES;
      case LLMISVC -> Resource.LLM_INFERENCE_SERVICES;
      case GRAPH -> Resource.INFERENCE_GRAPHS;
      case OTHER -> unresolved(awaited);
    };
  }

  /** Its plural is the API server's to say. */
  private static Resource unresolved(ReadinessTarget awaited) {
    int slash = awaited.resource().lastIndexOf('/');
    String apiVersion = awaited.resource().substring(0, Math.max(slash, 0));
    int inner = apiVersion.indexOf('/');
    return new Resource(
        apiVersion.substring(0, Math.max(inner, 0)),
        apiVersion.substring(inner + 1),
        "",
        awaited.resource().substring(slash + 1),
        awaited.kind() == AwaitedKind.OTHER);
  }
}
