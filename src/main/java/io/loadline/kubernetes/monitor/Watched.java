package io.loadline.kubernetes.monitor;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One watch: of an object by its name, or of those with labels. */
record Watched(
    Part part, Resource resource, String namespace, String name, Map<String, String> labels) {
  static List<Watched> all(Subject subject, Reading first) {
    Stream<Watched> own =
        Stream.of(
            new Watched(
                Part.OBJECT, subject.resource(), subject.namespace(), subject.name(), Map.of()),
            new Watched(Part.PODS, Resource.PODS, subject.namespace(), "", subject.labels()));
    Stream<Watched> owners =
        first.deployments().stream()
            .map(each -> byName(Part.DEPLOYMENTS, Resource.DEPLOYMENTS, each));
    Stream<Watched> nodes =
        first.nodes().stream().map(each -> byName(Part.NODES, Resource.NODES, each));
    return Stream.of(own, owners, nodes).flatMap(each -> each).toList();
  }

  private static Watched byName(Part part, Resource resource, KubeObject object) {
    return new Watched(part, resource, object.namespace(), object.name(), Map.of());
  }
}
