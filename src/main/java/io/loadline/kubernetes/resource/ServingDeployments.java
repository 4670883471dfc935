package io.loadline.kubernetes.resource;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which Deployments of an InferenceService in mode Standard answer what is called. All of them have
 * its labels; but the Service of one canary leads to that one alone, and every other to none.
 *
 * @param called the Deployment of the canary that is called; empty when none is
 * @param canaries the Deployments of all canaries
 */
public record ServingDeployments(Optional<String> called, Set<String> canaries) {
  private static final String APP = "isvc.";

  /** Of anything; what is no InferenceService has no canaries. */
  public static ServingDeployments of(KubeObject object, Optional<TrafficTag> tag) {
    Set<String> canaries =
        object.resource().equals(ResourceKind.INFERENCE_SERVICES)
            ? new InferenceService(object)
                .canaries().stream().map(Canary::workload).collect(Collectors.toSet())
            : Set.of();
    return new ServingDeployments(
        tag.filter(TrafficTag::canary).map(TrafficTag::revision), Set.copyOf(canaries));
  }

  /** Whether a Deployment, ReplicaSet or pod is one of them. */
  public boolean has(KubeObject member) {
    String name = name(member);
    return called.map(name::equals).orElseGet(() -> !canaries.contains(name));
  }

  /** The Deployment that something belongs to; empty when that is not known. */
  public static String name(KubeObject member) {
    if (member.resource().equals(ResourceKind.DEPLOYMENTS)) {
      return member.name();
    }
    String app = member.labels().getOrDefault("app", "");
    return app.startsWith(APP) ? app.substring(APP.length()) : owner(member);
  }

  /** A ReplicaSet's name is that of its Deployment and the hash of its template. */
  private static String owner(KubeObject member) {
    String hash = "-" + member.labels().getOrDefault(Pod.TEMPLATE_HASH, "");
    String replicaSet =
        member.resource().equals(ResourceKind.REPLICA_SETS)
            ? member.name()
            : member.tree().list("metadata", "ownerReferences").stream()
                .filter(each -> each.text("kind").equals("ReplicaSet"))
                .map(each -> each.text("name"))
                .findFirst()
                .orElse("");
    return Stream.of(replicaSet)
        .filter(name -> name.endsWith(hash))
        .map(name -> name.substring(0, name.length() - hash.length()))
        .findFirst()
        .orElse("");
  }
}
