package io.loadline.kubernetes.readiness;

import io.loadline.json.JsonTree;
import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.readiness.ReadinessObstacle.Sort;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The InferenceServices that an InferenceGraph leads to; it answers only when they do. */
final class GraphSteps {
  private final Cluster cluster;
  private final ReadinessNotes notes;
  private final KubeObject graph;

  GraphSteps(Cluster cluster, KubeObject graph, ReadinessNotes notes) {
    this.cluster = cluster;
    this.graph = graph;
    this.notes = notes;
  }

  /** What is in the way of each; nothing for what is no graph. */
  List<ReadinessObstacle> check() {
    return graph.resource().equals(ResourceKind.INFERENCE_GRAPHS)
        ? services().flatMap(this::check).toList()
        : List.of();
  }

  private Stream<String> services() {
    return graph.tree().members("spec", "nodes").values().stream()
        .flatMap((JsonTree node) -> node.list("steps").stream())
        .map(step -> step.text("serviceName"))
        .filter(name -> !name.isEmpty())
        .distinct();
  }

  private Stream<ReadinessObstacle> check(String name) {
    String what = ResourceKind.INFERENCE_SERVICES.title() + " " + name + " of a step: ";
    try {
      Optional<KubeObject> service =
          cluster.get(ResourceKind.INFERENCE_SERVICES, graph.namespace(), name);
      return service.isEmpty()
          ? Stream.of(ReadinessObstacle.of(Sort.CONDITION, what + "it does not exist (yet)"))
          : ReadinessRules.check(OwnedResourcesReader.read(cluster, service.get(), notes), "")
              .stream()
              .limit(1)
              .map(
                  each ->
                      new ReadinessObstacle(Sort.CONDITION, name + each.key(), what + each.text()));
    } catch (ApiException e) {
      if (!e.isForbidden()) {
        throw e;
      }
      notes.forbidden(e);
      return Stream.empty();
    }
  }
}
