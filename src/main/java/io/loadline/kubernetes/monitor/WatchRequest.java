package io.loadline.kubernetes.monitor;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One watch: of an object by its name, or of those with labels. */
record WatchRequest(
    WatchedPart part,
    Resource resource,
    String namespace,
    String name,
    Map<String, String> labels) {
  static List<WatchRequest> all(WatchedService subject, ServiceReading first) {
    Stream<WatchRequest> own =
        Stream.of(
            new WatchRequest(
                WatchedPart.OBJECT,
                subject.resource(),
                subject.namespace(),
                subject.name(),
                Map.of()),
            new WatchRequest(
                WatchedPart.PODS, Resource.PODS, subject.namespace(), "", subject.labels()));
    Stream<WatchRequest> owners =
        first.deployments().stream()
            .map(each -> byName(WatchedPart.DEPLOYMENTS, Resource.DEPLOYMENTS, each));
    Stream<WatchRequest> nodes =
        first.nodes().stream().map(each -> byName(WatchedPart.NODES, Resource.NODES, each));
    return Stream.of(own, owners, nodes).flatMap(each -> each).toList();
  }

  private static WatchRequest byName(WatchedPart part, Resource resource, KubeObject object) {
    return new WatchRequest(part, resource, object.namespace(), object.name(), Map.of());
  }
}
