package io.loadline.kubernetes.access;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Resource;
import io.loadline.kubernetes.resource.Tree;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Where the gateway of a service may stand: the host itself where it resolves, the Gateways of its
 * HTTPRoutes, its Ingress, and the Services that Kourier and Istio bring.
 */
final class Gateways {
  private static final Resource INGRESSES =
      new Resource("networking.k8s.io", "v1", "ingresses", "Ingress", true);
  private static final List<ServiceName> KNATIVE =
      List.of(
          new ServiceName("kourier", "kourier-system"),
          new ServiceName("istio-ingressgateway", "istio-system"));
  private static final ServiceName ISTIO = KNATIVE.get(1);
  private static final int HTTP = 80;

  private final Cluster cluster;
  private final Entrances entrances;

  Gateways(Cluster cluster, Entrances entrances) {
    this.cluster = cluster;
    this.entrances = entrances;
  }

  /** The likeliest first; each is still to be tried. */
  List<Entrance> of(RouteRequest request, AccessAttempts attempts) {
    Set<Entrance> found = new LinkedHashSet<>();
    if (request.called().host().equals(request.externalHost())) {
      found.add(Entrance.plain(request.externalHost(), request.called().port()));
    }
    Stream<Entrance> more =
        request.knative()
            ? KNATIVE.stream().flatMap(this::service)
            : Stream.of(routes(request), ingresses(request), service(ISTIO)).flatMap(each -> each);
    more.forEach(found::add);
    return List.copyOf(found);
  }

  private Stream<Entrance> service(ServiceName name) {
    return one(() -> cluster.get(Resource.SERVICES, name.namespace(), name.name()))
        .map(ServiceObject::new)
        .map(service -> entrances.of(service, HTTP, ""))
        .orElse(Stream.empty());
  }

  private Stream<Entrance> ingresses(RouteRequest request) {
    return all(() -> cluster.list(INGRESSES, request.namespace(), Map.of())).stream()
        .filter(
            each ->
                each.tree().list("spec", "rules").stream()
                    .anyMatch(rule -> rule.text("host").equals(request.externalHost())))
        .flatMap(each -> new ServiceObject(each).balancers().stream())
        .map(host -> Entrance.plain(host, HTTP));
  }

  private Stream<Entrance> routes(RouteRequest request) {
    return all(() -> cluster.list(Resource.HTTP_ROUTES, request.namespace(), Map.of())).stream()
        .filter(route -> hostnames(route).anyMatch(request.externalHost()::equals))
        .flatMap(route -> route.tree().list("spec", "parentRefs").stream())
        .map(parent -> parent(parent, request.namespace()))
        .distinct()
        .flatMap(this::gateway);
  }

  private static Stream<String> hostnames(KubeObject route) {
    return new TextList(route.tree().at("spec", "hostnames")).stream();
  }

  private static ServiceName parent(Tree ref, String own) {
    String namespace = ref.text("namespace");
    return new ServiceName(ref.text("name"), namespace.isEmpty() ? own : namespace);
  }

  private Stream<Entrance> gateway(ServiceName name) {
    return one(() -> cluster.get(Resource.GATEWAYS, name.namespace(), name.name()))
        .map(gateway -> entrances.of(gateway, services(name)))
        .orElse(Stream.empty());
  }

  /** Of the gateway, as its makers label them. */
  private List<ServiceObject> services(ServiceName gateway) {
    return Stream.of(
            all(() -> labelled(gateway, "gateway.networking.k8s.io/gateway-name")),
            all(() -> labelled(gateway, "serving.kserve.io/gateway")),
            all(
                () ->
                    labelled(
                        new ServiceName(gateway.name(), "envoy-gateway-system"),
                        "gateway.envoyproxy.io/owning-gateway-name")))
        .flatMap(List::stream)
        .map(ServiceObject::new)
        .toList();
  }

  private List<KubeObject> labelled(ServiceName gateway, String label) {
    return cluster.list(Resource.SERVICES, gateway.namespace(), Map.of(label, gateway.name()));
  }

  /** A place that may not be looked into is one where nothing was found. */
  private static List<KubeObject> all(Supplier<List<KubeObject>> question) {
    try {
      return question.get();
    } catch (ApiException e) {
      return List.of();
    }
  }

  private static Optional<KubeObject> one(Supplier<Optional<KubeObject>> question) {
    try {
      return question.get();
    } catch (ApiException e) {
      return Optional.empty();
    }
  }
}
