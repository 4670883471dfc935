package io.loadline.kubernetes.monitor;

import io.loadline.json.JsonTree;
import io.loadline.kubernetes.resource.Canary;
import io.loadline.kubernetes.resource.DeploymentMode;
import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.kubernetes.resource.TrafficTag;
import io.loadline.result.PodFacts;
import io.loadline.result.ServiceComponent;
import io.loadline.result.ServiceIdentity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Says of objects what was measured. */
final class ServiceIdentities {
  private static final String STORAGE = "internal.serving.kserve.io/storage-initializer-sourceuri";

  private ServiceIdentities() {}

  /**
   * Of what is called.
   *
   * @param called the tag by which one revision is called; it may name another by now
   */
  static ServiceIdentity of(KubeObject object, List<KubeObject> pods, Optional<TrafficTag> called) {
    boolean isvc = object.resource().equals(ResourceKind.INFERENCE_SERVICES);
    InferenceService service = new InferenceService(object);
    Optional<TrafficTag> tag = called.map(each -> present(service, each));
    JsonTree predictor = predictor(service, tag);
    JsonTree model = predictor.at("model");
    return new ServiceIdentity(
        object.resource().title(),
        object.namespace(),
        object.name(),
        object.uid(),
        object.generation(),
        isvc ? service.mode().title() : mode(object),
        isvc ? runtime(object.tree(), model) : "",
        isvc ? model.text("protocolVersion") : "",
        components(object, isvc ? service.components() : List.of(), predictor, pods).stream()
            .filter(each -> tag.isEmpty() || isCalled(each, tag.get()))
            .toList(),
        tag.map(TrafficTag::name).orElse(""),
        tag.map(TrafficTag::revision).orElse(""));
  }

  private static TrafficTag present(InferenceService service, TrafficTag called) {
    return service.tag(called.component(), called.name()).orElse(called);
  }

  /** As it is specified; that of a canary where one is called. */
  private static JsonTree predictor(InferenceService service, Optional<TrafficTag> tag) {
    return service.canaries().stream()
        .filter(each -> tag.filter(each.tag()::equals).isPresent())
        .map(Canary::predictor)
        .findFirst()
        .orElseGet(() -> service.spec("predictor"));
  }

  private static boolean isCalled(ServiceComponent component, TrafficTag tag) {
    if (tag.canary()) {
      return component.name().equals(tag.component());
    }
    return component.name().equals(tag.component())
        ? component.revision().equals(tag.revision())
        : !tag.isPredictor();
  }

  private static String mode(KubeObject object) {
    return object.resource().equals(ResourceKind.KNATIVE_SERVICES)
        ? DeploymentMode.KNATIVE.title()
        : "";
  }

  private static String runtime(JsonTree isvc, JsonTree model) {
    return Stream.of(
            model.text("runtime"),
            isvc.text("status", "servingRuntimeName"),
            isvc.text("status", "clusterServingRuntimeName"))
        .filter(each -> !each.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static List<ServiceComponent> components(
      KubeObject object, List<String> names, JsonTree predictor, List<KubeObject> pods) {
    List<ServiceComponent> components = new ArrayList<>();
    List<Pod> present = pods.stream().map(Pod::new).filter(pod -> !pod.isDeleting()).toList();
    if (names.isEmpty()) {
      JsonTree status = object.tree().at("status");
      components.addAll(split(object.name(), "", status, present));
    }
    for (String name : names) {
      List<Pod> own = present.stream().filter(pod -> pod.component().equals(name)).toList();
      JsonTree status = object.tree().at("status", "components", name);
      JsonTree spec = name.equals("predictor") ? predictor : object.tree().at("spec", name);
      components.addAll(split(name, storage(spec), status, own));
    }
    return components;
  }

  /** One for each revision that has pods, or gets requests. */
  private static List<ServiceComponent> split(
      String name, String storage, JsonTree status, List<Pod> pods) {
    Map<String, List<PodFacts>> byRevision = new TreeMap<>();
    Map<String, Integer> traffic = new LinkedHashMap<>();
    for (JsonTree each : status.list("traffic")) {
      int percent = (int) each.number(0, "percent");
      traffic.merge(each.text("revisionName"), percent, Integer::sum);
    }
    traffic.forEach(
        (revision, percent) -> {
          if (percent > 0) {
            byRevision.put(revision, new ArrayList<>());
          }
        });
    pods.forEach(
        pod ->
            byRevision
                .computeIfAbsent(PodState.revision(pod), none -> new ArrayList<>())
                .add(PodFactsReader.pod(pod)));
    int unsplit = traffic.isEmpty() ? -1 : 0;
    return byRevision.entrySet().stream()
        .map(
            each ->
                new ServiceComponent(
                    name,
                    each.getKey(),
                    traffic.getOrDefault(each.getKey(), unsplit),
                    storage(each.getKey(), storage, status, pods),
                    each.getValue()))
        .toList();
  }

  /** An older revision may have another model than the one that is specified now. */
  private static String storage(
      String revision, String specified, JsonTree status, List<Pod> pods) {
    String newest = status.text("latestCreatedRevision");
    return pods.stream()
        .filter(pod -> PodState.revision(pod).equals(revision))
        .map(pod -> pod.object().annotations().getOrDefault(STORAGE, ""))
        .filter(uri -> !uri.isEmpty())
        .findFirst()
        .orElse(newest.isEmpty() || newest.equals(revision) ? specified : "");
  }

  /** Below {@code model}, or below the framework's name as of old. */
  private static String storage(JsonTree component) {
    return component.members().values().stream()
        .flatMap(each -> Stream.of(each.text("storageUri"), each.text("storage", "path")))
        .filter(uri -> !uri.isEmpty())
        .findFirst()
        .orElse("");
  }
}
