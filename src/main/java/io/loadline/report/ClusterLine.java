package io.loadline.report;

import io.loadline.result.ClusterResult;
import io.loadline.result.ServiceComponent;
import io.loadline.result.ServiceIdentity;
import io.loadline.result.TunnelOverhead;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was measured in a cluster, on one line. */
final class ClusterLine {
  private static final String STANDARD = "Standard";

  private ClusterLine() {}

  /** {@code isvc default/iris gen 3, 1 pod, kserve-mlserver, via direct 10.96.0.7:80}. */
  static String of(ClusterResult cluster) {
    ServiceIdentity identity = identity(cluster);
    String what = identity == null ? "a service that could not be looked at" : facts(identity);
    return what + ", via " + cluster.path().id() + " " + cluster.address() + adds(cluster.tunnel());
  }

  private static @Nullable ServiceIdentity identity(ClusterResult cluster) {
    return cluster.before() == null ? cluster.after() : cluster.before();
  }

  /** {@code isvc default/iris gen 3}; empty when it is not known. */
  static String name(ClusterResult cluster) {
    ServiceIdentity identity = identity(cluster);
    return identity == null ? "" : name(identity);
  }

  /** {@code iris-00002}, called by its tag; empty when all revisions may be. */
  static String revision(@Nullable ClusterResult cluster) {
    ServiceIdentity identity = cluster == null ? null : identity(cluster);
    return identity == null ? "" : identity.revision();
  }

  /** {@code revision iris-00002}, {@code canary v2}; empty when all of them may be called. */
  static String calledAlone(@Nullable ClusterResult cluster) {
    ServiceIdentity identity = cluster == null ? null : identity(cluster);
    if (identity == null || identity.revision().isEmpty()) {
      return "";
    }
    return identity.mode().equals(STANDARD)
        ? "canary " + identity.tag()
        : "revision " + identity.revision();
  }

  private static String name(ServiceIdentity identity) {
    String name = shortName(identity.kind()) + " " + identity.namespace() + "/" + identity.name();
    return identity.generation() > 0 ? name + " gen " + identity.generation() : name;
  }

  private static String facts(ServiceIdentity identity) {
    List<String> facts = new ArrayList<>();
    facts.add(name(identity));
    facts.add(
        identity.components().isEmpty()
            ? "pods not seen"
            : NumberText.count(identity.pods(), "pod"));
    facts.add(identity.runtime());
    facts.add(identity.mode().equals(STANDARD) ? "" : identity.mode());
    facts.add(identity.tag().isEmpty() ? split(identity) : called(identity));
    return facts.stream().filter(fact -> !fact.isEmpty()).collect(Collectors.joining(", "));
  }

  /** {@code revisions iris-00001 80 %, iris-00002 20 %}; empty where the requests are not split. */
  private static String split(ServiceIdentity identity) {
    List<String> shares =
        identity.components().stream()
            .filter(component -> component.trafficPercent() >= 0)
            .filter(component -> component.trafficPercent() < 100)
            .map(ClusterLine::share)
            .toList();
    return shares.isEmpty() ? "" : "revisions " + String.join(", ", shares);
  }

  /** {@code revision iris-00002 alone (tag latest, 20 % of the traffic)}. */
  private static String called(ServiceIdentity identity) {
    if (identity.mode().equals(STANDARD)) {
      return "canary " + identity.tag() + " alone (Deployment " + identity.revision() + ")";
    }
    String share =
        identity.components().stream()
            .filter(component -> component.revision().equals(identity.revision()))
            .filter(component -> component.trafficPercent() >= 0)
            .map(component -> ", " + component.trafficPercent() + " % of the traffic")
            .findFirst()
            .orElse("");
    return "revision " + identity.revision() + " alone (tag " + identity.tag() + share + ")";
  }

  private static String share(ServiceComponent component) {
    return component.revision() + " " + component.trafficPercent() + " %";
  }

  /** As kubectl calls it. */
  private static String shortName(String kind) {
    return switch (kind) {
      case "InferenceService" -> "isvc";
      case "LLMInferenceService" -> "llmisvc";
      case "Deployment" -> "deploy";
      default -> kind;
    };
  }

  private static String adds(@Nullable TunnelOverhead tunnel) {
    return tunnel == null || tunnel.overheadP99Nanos() < 0
        ? ""
        : " (adds %s ms, p99 %s ms)"
            .formatted(
                NumberText.millis(tunnel.overheadP50Nanos()),
                NumberText.millis(tunnel.overheadP99Nanos()));
  }
}
