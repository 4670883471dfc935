package io.loadline.kubernetes.access;

import io.loadline.json.JsonTree;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
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
final class GatewaySearch {
  private static final ResourceKind INGRESSES =
      new ResourceKind("networking.k8s.io", "v1", "ingresses", "Ingress", true);
  private static final List<ServiceName> KNATIVE =
      List.of(
          new ServiceName("kourier", "kourier-system"),
          new ServiceName("istio-ingressgateway", "istio-system"));
  private static final ServiceName ISTIO = KNATIVE.get(1);
  private static final int HTTP = 80;

  private final Cluster cluster;
  private final GatewayAddresses entrances;

  GatewaySearch(Cluster cluster, GatewayAddresses entrances) {
    this.cluster = cluster;
    this.entrances = entrances;
  }

  /** The likeliest first; each is still to be tried. */
  List<GatewayAddress> of(AccessRoutes.RouteRequest request, AccessAttempts attempts) {
    Set<GatewayAddress> found = new LinkedHashSet<>();
    if (request.called().host().equals(request.externalHost())) {
      found.add(GatewayAddress.plain(request.externalHost(), request.called().port()));
    }
    Stream<GatewayAddress> more =
        request.knative()
            ? KNATIVE.stream().flatMap(this::service)
            : Stream.of(routes(request), ingresses(request), service(ISTIO)).flatMap(each -> each);
    more.forEach(found::add);
    return List.copyOf(found);
  }

  private Stream<GatewayAddress> service(ServiceName name) {
    return one(() -> cluster.get(ResourceKind.SERVICES, name.namespace(), name.name()))
        .map(ServiceObject::new)
        .map(service -> entrances.of(service, HTTP, ""))
        .orElse(Stream.empty());
  }

  private Stream<GatewayAddress> ingresses(AccessRoutes.RouteRequest request) {
    return all(() -> cluster.list(INGRESSES, request.namespace(), Map.of())).stream()
        .filter(
            each ->
                each.tree().list("spec", "rules").stream()
                    .anyMatch(rule -> rule.text("host").equals(request.externalHost())))
        .flatMap(each -> new ServiceObject(each).balancers().stream())
        .map(host -> GatewayAddress.plain(host, HTTP));
  }

  private Stream<GatewayAddress> routes(AccessRoutes.RouteRequest request) {
    return all(() -> cluster.list(ResourceKind.HTTP_ROUTES, request.namespace(), Map.of())).stream()
        .filter(route -> hostnames(route).anyMatch(request.externalHost()::equals))
        .flatMap(route -> route.tree().list("spec", "parentRefs").stream())
        .map(parent -> parent(parent, request.namespace()))
        .distinct()
        .flatMap(this::gateway);
  }

  private static Stream<String> hostnames(KubeObject route) {
    return new TextList(route.tree().at("spec", "hostnames")).stream();
  }

  private static ServiceName parent(JsonTree ref, String own) {
    String namespace = ref.text("namespace");
    return new ServiceName(ref.text("name"), namespace.isEmpty() ? own : namespace);
  }

  private Stream<GatewayAddress> gateway(ServiceName name) {
    return one(() -> cluster.get(ResourceKind.GATEWAYS, name.namespace(), name.name()))
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
    return cluster.list(ResourceKind.SERVICES, gateway.namespace(), Map.of(label, gateway.name()));
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

  /** A list of texts in an object. */
  private record TextList(JsonTree tree) {
    Stream<String> stream() {
      return tree.list().stream()
          .flatMap(
              each ->
                  each.value() instanceof JsonString text ? Stream.of(text.value()) : Stream.of());
    }
  }
}
