package io.loadline.kubernetes.access;

import io.loadline.json.JsonTree;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.result.NotReadyException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pods that the Service at a place sends requests to, as of now, and the port of each. */
final class ReadyPods implements Supplier<List<MeasuredTunnel.PodPort>> {
  private static final String KNATIVE_SERVICE = "serving.knative.dev/service";

  /** Of Knative's queue-proxy, which counts and limits requests as behind the gateway. */
  private static final int QUEUE_HTTP = 8012;

  private static final int QUEUE_HTTP_2 = 8013;

  private final Cluster cluster;
  private final AccessRoutes.RouteRequest request;
  private final ServiceName name;

  ReadyPods(Cluster cluster, AccessRoutes.RouteRequest request, ServiceName name) {
    this.cluster = cluster;
    this.request = request;
    this.name = name;
  }

  @Override
  public List<MeasuredTunnel.PodPort> get() {
    return request.knative() ? knative() : plain();
  }

  private List<MeasuredTunnel.PodPort> plain() {
    ServiceObject service =
        cluster
            .get(ResourceKind.SERVICES, name.namespace(), name.name())
            .map(ServiceObject::new)
            .orElseThrow(() -> new NotReadyException("Service " + name + " is not there"));
    if (service.selector().isEmpty()) {
      // All pods of the namespace would match, as they do in fabric8's own.
      throw new NotReadyException("Service " + name + " picks no pods: no selector");
    }
    int port = request.local().port();
    JsonTree target = service.port(port).map(each -> each.at("targetPort")).orElse(JsonTree.ABSENT);
    return ready(service.selector())
        .flatMap(pod -> port(pod, target, port).stream().map(number -> of(pod, number)))
        .toList();
  }

  private List<MeasuredTunnel.PodPort> knative() {
    int port = request.http2() ? QUEUE_HTTP_2 : QUEUE_HTTP;
    if (!request.revision().isEmpty()) {
      return ready(Map.of(Pod.REVISION, request.revision())).map(pod -> of(pod, port)).toList();
    }
    for (String suffix : List.of("", "-transformer", "-predictor")) {
      String service = name.name() + suffix;
      Set<String> serving = serving(service);
      List<MeasuredTunnel.PodPort> pods =
          ready(Map.of(KNATIVE_SERVICE, service))
              .filter(pod -> serving.isEmpty() || serving.contains(pod.revision()))
              .map(pod -> of(pod, port))
              .toList();
      if (!pods.isEmpty()) {
        return pods;
      }
    }
    return List.of();
  }

  /** The revisions that get requests; empty when that is not known. */
  private Set<String> serving(String service) {
    return cluster.get(ResourceKind.KNATIVE_SERVICES, name.namespace(), service).stream()
        .flatMap(each -> each.tree().list("status", "traffic").stream())
        .filter(each -> each.number(0, "percent") > 0)
        .map(each -> each.text("revisionName"))
        .collect(Collectors.toSet());
  }

  private Stream<Pod> ready(Map<String, String> labels) {
    return cluster.list(ResourceKind.PODS, name.namespace(), labels).stream()
        .map(Pod::new)
        .filter(Pod::isReady);
  }

  private MeasuredTunnel.PodPort of(Pod pod, int port) {
    return new MeasuredTunnel.PodPort(name.namespace(), pod.name(), port);
  }

  /** A target port is a number, the name of a container's port, or left out. */
  private static Optional<Integer> port(Pod pod, JsonTree target, int same) {
    if (!target.isPresent()) {
      return Optional.of(same);
    }
    long number = target.number(0);
    return number > 0 ? Optional.of((int) number) : named(pod.object(), target.text());
  }

  private static Optional<Integer> named(KubeObject pod, String port) {
    return pod.tree().list("spec", "containers").stream()
        .flatMap(container -> container.list("ports").stream())
        .filter(each -> each.text("name").equals(port))
        .map(each -> (int) each.number(0, "containerPort"))
        .findFirst();
  }
}
