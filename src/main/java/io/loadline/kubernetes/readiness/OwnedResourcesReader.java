package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.Canary;
import io.loadline.kubernetes.resource.DeploymentMode;
import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.kubernetes.resource.ServingDeployments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what was made for an object. What the account may not see is left out and noted. */
final class OwnedResourcesReader {
  private static final String GRAPH = "serving.kserve.io/inferencegraph";
  private static final String KNATIVE_SERVICE = "serving.knative.dev/service";
  private static final String OF_SERVICE = "kubernetes.io/service-name";

  private final Cluster cluster;
  private final ReadinessNotes notes;
  private final KubeObject object;
  private final List<KubeObject> children = new ArrayList<>();
  private final List<Pod> pods = new ArrayList<>();
  private final List<ResourceKind> hidden = new ArrayList<>();

  private OwnedResourcesReader(Cluster cluster, KubeObject object, ReadinessNotes notes) {
    this.cluster = cluster;
    this.object = object;
    this.notes = notes;
  }

  static OwnedResources read(Cluster cluster, KubeObject object, ReadinessNotes notes) {
    return read(cluster, object, notes, "");
  }

  /**
   * All that takes part in what is called.
   *
   * @param called the host that hears the requests; empty for that of the whole
   */
  static OwnedResources read(
      Cluster cluster, KubeObject object, ReadinessNotes notes, String called) {
    OwnedResourcesReader reader = new OwnedResourcesReader(cluster, object, notes);
    reader.read();
    Optional<Canary> canary = canary(object, called);
    ServingDeployments own = ServingDeployments.of(object, canary.map(Canary::tag));
    return new OwnedResources(
        object,
        reader.children.stream().filter(own::has).toList(),
        reader.pods.stream().filter(pod -> own.has(pod.object())).toList(),
        reader.hidden,
        canary);
  }

  private static Optional<Canary> canary(KubeObject object, String host) {
    if (!object.resource().equals(ResourceKind.INFERENCE_SERVICES)) {
      return Optional.empty();
    }
    InferenceService service = new InferenceService(object);
    return CalledCanary.of(service, host).flatMap(each -> each.in(service));
  }

  private void read() {
    switch (object.resource().kind()) {
      case "InferenceService" -> inferenceService(new InferenceService(object));
      case "InferenceGraph" -> graph();
      case "LLMInferenceService" -> workloads(llm());
      case "Deployment" -> ofDeployment();
      case "Service" -> service();
      default -> {}
    }
  }

  private void inferenceService(InferenceService service) {
    if (service.mode() != DeploymentMode.KNATIVE) {
      workloads(service.selector());
      return;
    }
    for (String component : service.components()) {
      if (!knative(object.name() + "-" + component)) {
        knative(object.name() + "-" + component + "-default");
      }
    }
    pods(service.selector());
  }

  private void graph() {
    if (!get(ResourceKind.DEPLOYMENTS, object.name())) {
      knative(object.name());
    }
    children(ResourceKind.REPLICA_SETS, Map.of(GRAPH, object.name()));
    pods(Map.of(GRAPH, object.name()));
  }

  private void service() {
    if (object.resource().equals(ResourceKind.KNATIVE_SERVICES)) {
      revisions(object);
      pods(Map.of(KNATIVE_SERVICE, object.name()));
      return;
    }
    children(ResourceKind.ENDPOINT_SLICES, Map.of(OF_SERVICE, object.name()));
    Map<String, String> selector = object.tree().strings("spec", "selector");
    if (!selector.isEmpty()) {
      pods(selector);
    }
  }

  private void ofDeployment() {
    Map<String, String> selector = object.tree().strings("spec", "selector", "matchLabels");
    children(ResourceKind.REPLICA_SETS, selector);
    pods(selector);
  }

  private Map<String, String> llm() {
    return Map.of(
        "app.kubernetes.io/name",
        object.name(),
        "app.kubernetes.io/part-of",
        "llminferenceservice");
  }

  private void workloads(Map<String, String> selector) {
    children(ResourceKind.DEPLOYMENTS, selector);
    children(ResourceKind.REPLICA_SETS, selector);
    pods(selector);
  }

  private boolean knative(String name) {
    boolean found = get(ResourceKind.KNATIVE_SERVICES, name);
    if (found) {
      revisions(children.get(children.size() - 1));
    }
    return found;
  }

  private void revisions(KubeObject service) {
    String created = service.tree().text("status", "latestCreatedRevisionName");
    if (!created.isEmpty()) {
      get(ResourceKind.REVISIONS, created);
    }
  }

  private boolean get(ResourceKind resource, String name) {
    Optional<KubeObject> found =
        seen(resource, Optional.empty(), () -> cluster.get(resource, object.namespace(), name));
    found.ifPresent(children::add);
    return found.isPresent();
  }

  private void children(ResourceKind resource, Map<String, String> labels) {
    children.addAll(
        seen(resource, List.of(), () -> cluster.list(resource, object.namespace(), labels)));
  }

  private void pods(Map<String, String> labels) {
    seen(
            ResourceKind.PODS,
            List.<KubeObject>of(),
            () -> cluster.list(ResourceKind.PODS, object.namespace(), labels))
        .forEach(pod -> pods.add(new Pod(pod)));
  }

  private <T> T seen(ResourceKind resource, T nothing, Supplier<T> question) {
    try {
      return question.get();
    } catch (ApiException e) {
      if (!e.isForbidden()) {
        throw e;
      }
      hidden.add(resource);
      notes.forbidden(e);
      return nothing;
    }
  }
}
