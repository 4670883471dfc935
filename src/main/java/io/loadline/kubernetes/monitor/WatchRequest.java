package io.loadline.kubernetes.monitor;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One watch: of an object by its name, or of those with labels. */
record WatchRequest(
    WatchedPart part,
    ResourceKind resource,
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
                WatchedPart.PODS, ResourceKind.PODS, subject.namespace(), "", subject.labels()));
    Stream<WatchRequest> owners =
        first.deployments().stream()
            .map(each -> byName(WatchedPart.DEPLOYMENTS, ResourceKind.DEPLOYMENTS, each));
    Stream<WatchRequest> nodes =
        first.nodes().stream().map(each -> byName(WatchedPart.NODES, ResourceKind.NODES, each));
    return Stream.of(own, owners, nodes).flatMap(each -> each).toList();
  }

  private static WatchRequest byName(WatchedPart part, ResourceKind resource, KubeObject object) {
    return new WatchRequest(part, resource, object.namespace(), object.name(), Map.of());
  }
}
