package io.loadline.kubernetes.client;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.AnyNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.ContainerResource;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Over fabric8's client, which is told not to try again by itself: whoever asks has a deadline. */
final class Fabric8Cluster implements Cluster {
  private final KubernetesClient client;
  private final String context;
  private final Runnable release;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final ObjectConversion conversion;
  private final Set<ResourceKind> served = ConcurrentHashMap.newKeySet();

  /**
   * A connection.
   *
   * @param release called once, when it is closed
   */
  Fabric8Cluster(KubernetesClient client, String context, Runnable release) {
    this.client = client;
    this.context = context;
    this.release = release;
    this.conversion = new ObjectConversion(client.getKubernetesSerialization());
  }

  @Override
  public String context() {
    return context;
  }

  @Override
  public String namespace() {
    String namespace = client.getNamespace();
    return namespace == null || namespace.isEmpty() ? "default" : namespace;
  }

  @Override
  public String server() {
    return String.valueOf(client.getMasterUrl()).replaceFirst("/$", "");
  }

  @Override
  public Optional<KubeObject> get(ResourceKind resource, String namespace, String name) {
    String asked = "get " + resource.fullName() + " " + name + place(resource, namespace);
    return ApiRequest.ask(asked, () -> in(namespace, resource).withName(name).get())
        .map(found -> conversion.object(resource, found));
  }

  @Override
  public List<KubeObject> list(
      ResourceKind resource, String namespace, Map<String, String> labels) {
    String asked = "list " + resource.fullName() + place(resource, namespace);
    return ApiRequest.ask(asked, () -> all(resource, namespace).withLabels(labels).list())
        .map(GenericKubernetesResourceList::getItems)
        .orElse(List.of())
        .stream()
        .map(each -> conversion.object(resource, each))
        .toList();
  }

  @Override
  public boolean serves(ResourceKind resource) {
    if (served.contains(resource)) {
      return true;
    }
    boolean found = resource(resource.apiVersion(), resource.kind()).isPresent();
    if (found) {
      served.add(resource);
    }
    return found;
  }

  @Override
  public Optional<ResourceKind> resource(String apiVersion, String kind) {
    return ApiRequest.ask(
            "read what " + apiVersion + " has", () -> client.getApiResources(apiVersion))
        .flatMap(found -> ObjectConversion.resource(apiVersion, kind, found));
  }

  @Override
  public Cluster.ObjectWatch watch(
      ResourceKind resource,
      String namespace,
      String name,
      Map<String, String> labels,
      Cluster.ChangeListener watcher) {
    WatchRelay relay = new WatchRelay(resource, conversion, watcher);
    AnyNamespaceOperation<GenericKubernetesResource, ?, ?> all = all(resource, namespace);
    String asked = "watch " + resource.fullName() + place(resource, namespace);
    return ApiRequest.ask(
            asked,
            () ->
                relay.started(
                    name.isEmpty()
                        ? all.withLabels(labels).watch(WatchRelay.options(), relay)
                        : all.withField("metadata.name", name).watch(WatchRelay.options(), relay)))
        .orElseThrow(() -> new ApiException(ApiException.Kind.REFUSED, asked, "no such objects"));
  }

  @Override
  public List<String> log(
      String namespace, String pod, String container, boolean previous, int lines) {
    ContainerResource source =
        client.pods().inNamespace(namespace).withName(pod).inContainer(container);
    return ApiRequest.ask(
            "get pods/log " + pod + " in namespace " + namespace,
            () ->
                previous
                    ? source.terminated().tailingLines(lines).getLog()
                    : source.tailingLines(lines).getLog())
        .map(text -> text.lines().toList())
        .orElse(List.of());
  }

  @Override
  public Cluster.PortForward forward(
      String namespace, String pod, int port, ReadableByteChannel in, WritableByteChannel out) {
    return PodStream.open(client, "namespaces/" + namespace + "/pods/" + pod, port, in, out);
  }

  @Override
  public Cluster.Token token(String namespace, String account, String audience, Duration lifetime) {
    return new ServiceAccountTokenRequest(namespace, account, audience, lifetime).ask(client);
  }

  @Override
  public Optional<Cluster.KubeletAnswer> containerMetrics(String node) {
    String url = server() + "/api/v1/nodes/" + node + "/proxy/metrics/cadvisor";
    return ApiRequest.ask("get nodes/proxy of node " + node, () -> RestAnswer.metrics(client, url));
  }

  @Override
  public Cluster.OwnObjects own() {
    return new RestObjects(client);
  }

  @Override
  public void close() {
    if (!closed.getAndSet(true)) {
      release.run();
    }
  }

  private AnyNamespaceOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          io.fabric8.kubernetes.client.dsl.Resource<GenericKubernetesResource>>
      all(ResourceKind resource, String namespace) {
    return namespace.isEmpty() ? everywhere(resource).inAnyNamespace() : in(namespace, resource);
  }

  /** The namespace of what is in none is not looked at. */
  private NonNamespaceOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          io.fabric8.kubernetes.client.dsl.Resource<GenericKubernetesResource>>
      in(String namespace, ResourceKind resource) {
    return everywhere(resource).inNamespace(namespace.isEmpty() ? namespace() : namespace);
  }

  private MixedOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          io.fabric8.kubernetes.client.dsl.Resource<GenericKubernetesResource>>
      everywhere(ResourceKind resource) {
    return client.genericKubernetesResources(
        new ResourceDefinitionContext.Builder()
            .withGroup(resource.group())
            .withVersion(resource.version())
            .withPlural(resource.plural())
            .withKind(resource.kind())
            .withNamespaced(resource.namespaced())
            .build());
  }

  private static String place(ResourceKind resource, String namespace) {
    if (!resource.namespaced()) {
      return "";
    }
    return namespace.isEmpty() ? " in all namespaces" : " in namespace " + namespace;
  }
}
