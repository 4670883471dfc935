package io.loadline.kubernetes.readiness;

import io.loadline.json.JsonTree;
import io.loadline.kubernetes.readiness.ReadinessObstacle.Sort;
import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks that the spec has arrived: whether a component's Deployment, Knative Service or pod is
 * made from the InferenceService as it is now. Right after an update it is not, while every status
 * still says that all is well. Only what KServe passes on unchanged is compared.
 */
final class SpecPropagation {
  private static final String MAIN = "kserve-container";
  private static final String STORAGE = "internal.serving.kserve.io/storage-initializer-sourceuri";

  private static final Pattern PLATFORM =
      Pattern.compile(
          "([\\w-]+\\.)*(kserve|knative|prometheus|kubernetes|k8s|istio)\\.(io|dev)/.*");

  private SpecPropagation() {}

  /**
   * What the child does not have yet; empty when nothing is missing.
   *
   * @param spec the part that it is made from: a component's, or that of one canary
   * @param child a Deployment, a Knative Service, or a pod of one
   */
  static Optional<ReadinessObstacle> check(
      InferenceService service, JsonTree spec, KubeObject child) {
    boolean pod = child.resource().equals(ResourceKind.PODS);
    JsonTree template = pod ? child.tree() : child.tree().at("spec", "template");
    return annotations(service, spec, template)
        .or(() -> storage(spec, template))
        .or(() -> containers(spec, template))
        .map(
            what ->
                ReadinessObstacle.of(
                    Sort.ROLLOUT,
                    child.what()
                        + " does not have the "
                        + what
                        + " of the InferenceService (yet)"));
  }

  /** Those of platforms are rewritten on their way, and a component's own win. */
  private static Optional<String> annotations(
      InferenceService service, JsonTree spec, JsonTree template) {
    Map<String, String> passed = template.strings("metadata", "annotations");
    return service.object().annotations().entrySet().stream()
        .filter(each -> !PLATFORM.matcher(each.getKey()).matches())
        .filter(each -> !spec.strings("annotations").containsKey(each.getKey()))
        .filter(
            each -> !passed.getOrDefault(each.getKey(), each.getValue()).equals(each.getValue()))
        .map(each -> "annotation " + each.getKey())
        .findFirst();
  }

  private static Optional<String> storage(JsonTree spec, JsonTree template) {
    String wanted = spec.text("model", "storageUri");
    String passed = template.strings("metadata", "annotations").getOrDefault(STORAGE, wanted);
    return wanted.isEmpty() || passed.equals(wanted) ? Optional.empty() : Optional.of("storageUri");
  }

  private static Optional<String> containers(JsonTree spec, JsonTree template) {
    List<JsonTree> passed = template.list("spec", "containers");
    Optional<String> ofModel = container(spec.at("model"), MAIN, passed);
    return ofModel.or(
        () ->
            spec.list("containers").stream()
                .flatMap(each -> container(each, name(each, spec), passed).stream())
                .findFirst());
  }

  private static String name(JsonTree container, JsonTree spec) {
    String name = container.text("name");
    return name.isEmpty() && spec.list("containers").size() == 1 ? MAIN : name;
  }

  private static Optional<String> container(JsonTree wanted, String name, List<JsonTree> passed) {
    Optional<JsonTree> found =
        passed.stream().filter(each -> each.text("name").equals(name)).findFirst();
    if (found.isEmpty() || !wanted.isPresent()) {
      return Optional.empty();
    }
    String image = wanted.text("image");
    boolean retagged = wanted.isPresent("runtimeVersion") || isPlaceholder(image);
    if (!image.isEmpty() && !retagged && !sameImage(found.get().text("image"), image)) {
      return Optional.of("image");
    }
    return wanted.list("env").stream()
        .filter(each -> each.isPresent("value") && !isPlaceholder(each.text("value")))
        .filter(each -> !value(found.get(), each.text("name")).equals(each.text("value")))
        .map(each -> "variable " + each.text("name"))
        .findFirst();
  }

  /** A tag may be replaced by the digest that it stands for. */
  private static boolean sameImage(String passed, String wanted) {
    return passed.equals(wanted) || passed.contains("@");
  }

  private static boolean isPlaceholder(String text) {
    return text.contains("{{");
  }

  private static String value(JsonTree container, String name) {
    return container.list("env").stream()
        .filter(each -> each.text("name").equals(name))
        .map(each -> each.text("value"))
        .reduce("", (first, last) -> last);
  }
}
