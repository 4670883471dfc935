package io.loadline.testkit;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonTree;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A cluster that holds what it was given; for answers that take no API server. */
public final class FakeCluster implements Cluster {
  private static final List<ResourceKind> KINDS =
      List.of(
          ResourceKind.INFERENCE_SERVICES,
          ResourceKind.INFERENCE_GRAPHS,
          ResourceKind.KNATIVE_SERVICES,
          ResourceKind.SERVICES,
          ResourceKind.PODS,
          ResourceKind.DEPLOYMENTS);

  private final List<KubeObject> objects = new ArrayList<>();
  private final FakeRefusals refusals = new FakeRefusals();
  private final Set<ResourceKind> missing = new HashSet<>();
  private final Map<String, List<String>> logs = new HashMap<>();
  private Supplier<String> kubelet = () -> "";
  private final FakeObjects own = new FakeObjects(this);
  private boolean closed;

  /** Adds an object, or puts it in the place of the one that has its name. */
  public FakeCluster with(ResourceKind resource, String json) {
    KubeObject object = object(resource, json);
    without(resource, object.name());
    objects.add(object);
    return this;
  }

  public FakeCluster with(List<KubeObject> more) {
    objects.addAll(more);
    return this;
  }

  public FakeCluster without(ResourceKind resource, String name) {
    objects.removeIf(each -> each.resource().equals(resource) && each.name().equals(name));
    return this;
  }

  public FakeCluster forbidding(ResourceKind resource) {
    refusals.forbid(resource);
    return this;
  }

  /** Lets such objects be listed and not read one by one. */
  public FakeCluster refusingGet(ResourceKind resource) {
    refusals.refuseGet(resource);
    return this;
  }

  public FakeCluster lacking(ResourceKind resource) {
    missing.add(resource);
    return this;
  }

  public FakeCluster logging(String pod, String... lines) {
    logs.put(pod, List.of(lines));
    return this;
  }

  /** What each kubelet says of its containers, one time after the other. */
  public FakeCluster kubelet(Supplier<String> answers) {
    kubelet = answers;
    return this;
  }

  public void away(boolean isAway) {
    refusals.away(isAway);
  }

  public static KubeObject object(ResourceKind resource, String json) {
    try {
      return new KubeObject(resource, new JsonTree(Json.parse(json)));
    } catch (JsonException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  @Override
  public String context() {
    return "test";
  }

  @Override
  public String namespace() {
    return "default";
  }

  @Override
  public String server() {
    return "https://cluster.test:6443";
  }

  @Override
  public Optional<KubeObject> get(ResourceKind resource, String namespace, String name) {
    check(resource, "get " + resource.fullName() + " " + name + " in namespace " + namespace);
    return all(resource, namespace).filter(each -> each.name().equals(name)).findFirst();
  }

  @Override
  public List<KubeObject> list(
      ResourceKind resource, String namespace, Map<String, String> labels) {
    check(resource, "list " + resource.fullName() + " in namespace " + namespace);
    return all(resource, namespace)
        .filter(each -> each.labels().entrySet().containsAll(labels.entrySet()))
        .toList();
  }

  Stream<KubeObject> all(ResourceKind resource, String namespace) {
    return objects.stream()
        .filter(each -> each.resource().equals(resource))
        .filter(each -> namespace.isEmpty() || each.namespace().equals(namespace));
  }

  void check(ResourceKind resource, String asked) {
    refusals.check(resource, asked);
  }

  @Override
  public boolean serves(ResourceKind resource) {
    return resource(resource.apiVersion(), resource.kind()).isPresent();
  }

  @Override
  public Optional<ResourceKind> resource(String apiVersion, String kind) {
    return KINDS.stream()
        .filter(each -> each.apiVersion().equals(apiVersion) && each.kind().equals(kind))
        .filter(each -> !missing.contains(each))
        .findFirst();
  }

  @Override
  public Cluster.ObjectWatch watch(
      ResourceKind resource,
      String namespace,
      String name,
      Map<String, String> labels,
      Cluster.ChangeListener watcher) {
    return () -> {};
  }

  @Override
  public List<String> log(
      String namespace, String pod, String container, boolean previous, int lines) {
    return logs.getOrDefault(pod, List.of());
  }

  @Override
  public Cluster.PortForward forward(
      String namespace, String pod, int port, ReadableByteChannel in, WritableByteChannel out) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Cluster.Token token(String namespace, String account, String audience, Duration lifetime) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<KubeletAnswer> containerMetrics(String node) {
    return Optional.of(new KubeletAnswer("text/plain; version=0.0.4", kubelet.get()));
  }

  @Override
  public FakeObjects own() {
    return own;
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
