package io.loadline.kubernetes;

import io.loadline.json.JsonTree;
import io.loadline.kubernetes.resource.Canary;
import io.loadline.kubernetes.resource.DeploymentMode;
import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.kubernetes.resource.TrafficTag;
import io.loadline.result.TargetPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says of which revisions or canaries the figures are, and how to get those of each. */
final class SplitNote {
  private static final String GUIDE = " (docs/kserve.md, A canary)";

  private static final String DOMAIN = ".svc.cluster.local";

  private SplitNote() {}

  /**
   * One sentence for people.
   *
   * @param host of the URL; who names the predictor's Service means it without its canaries, who
   *     names that of a revision means that one
   * @return empty when one revision gets all requests, or what is called is no InferenceService
   */
  static Optional<String> of(
      KubeObject object, Optional<TrafficTag> called, String host, TargetPath path) {
    if (called.isPresent() || !object.resource().equals(ResourceKind.INFERENCE_SERVICES)) {
      return Optional.empty();
    }
    InferenceService service = new InferenceService(object);
    if (service.mode() == DeploymentMode.STANDARD) {
      String own = service.workload("predictor");
      boolean named = host.equals(own) || host.startsWith(own + ".");
      return named && path != TargetPath.INGRESS ? Optional.empty() : standard(service, path);
    }
    return service.components().stream()
        .filter(component -> revisions(service, component).size() > 1)
        .filter(component -> path == TargetPath.PORT_FORWARD || !isOne(host, service, component))
        .findFirst()
        .map(component -> split(service, component, path));
  }

  /** Knative gives each revision a Service of its name. */
  private static boolean isOne(String host, InferenceService service, String component) {
    return revisions(service, component).contains(host.replaceFirst("\\..*", ""));
  }

  private static String split(InferenceService service, String component, TargetPath path) {
    List<String> revisions = revisions(service, component);
    List<TrafficTag> tags =
        service.tags().stream()
            .filter(each -> each.component().equals(component) && !each.url().isEmpty())
            .toList();
    String turns =
        path == TargetPath.PORT_FORWARD
            ? ", whose pods a port-forward calls in turn, whatever their share"
            : "";
    boolean told = tags.stream().map(TrafficTag::revision).toList().containsAll(revisions);
    return "the figures are of "
        + String.join(" and ", revisions)
        + " together"
        + turns
        + ". Fix: "
        + (told
            ? "one @Endpoint each for " + urls(tags)
            : "the annotation "
                + InferenceService.TAGS
                + ": \"true\", and one @Endpoint a revision")
        + GUIDE;
  }

  private static String urls(List<TrafficTag> tags) {
    return tags.stream().map(TrafficTag::url).sorted().collect(Collectors.joining(" and "));
  }

  private static List<String> revisions(InferenceService service, String component) {
    return service.status(component).list("traffic").stream()
        .filter(each -> each.number(0, "percent") > 0)
        .map((JsonTree each) -> each.text("revisionName"))
        .distinct()
        .sorted()
        .toList();
  }

  private static Optional<String> standard(InferenceService service, TargetPath path) {
    List<Canary> canaries = service.canaries();
    if (!canaries.isEmpty()) {
      return Optional.of(canaries(service, canaries, path));
    }
    boolean knatives =
        InferenceService.COMPONENTS.stream().anyMatch(each -> service.canaryPercent(each) >= 0);
    return knatives
        ? Optional.of(
            "canaryTrafficPercent has no effect in mode Standard: every request goes to the newest"
                + " pods. Fix: spec.canary (KServe 0.20 and newer), or mode Knative and the"
                + " annotation "
                + InferenceService.TAGS
                + ": \"true\""
                + GUIDE)
        : Optional.empty();
  }

  private static String canaries(InferenceService service, List<Canary> canaries, TargetPath path) {
    String names =
        (canaries.size() == 1 ? "canary " : "canaries ")
            + canaries.stream().map(Canary::name).collect(Collectors.joining(" and "));
    String what =
        path == TargetPath.INGRESS
            ? "the gateway decides whether "
                + names
                + " gets some of the requests (KServe 0.20 sends a canary none); its pods are not"
                + " watched"
            : "the figures are without "
                + names
                + ": its Service sends canaries nothing, whatever their trafficPercent";
    String urls =
        Stream.concat(
                Stream.of(service.workload("predictor")), canaries.stream().map(Canary::workload))
            .map(name -> "http://" + name + "." + service.object().namespace() + DOMAIN)
            .collect(Collectors.joining(" and "));
    return what + ". Fix: one @Endpoint each for " + urls + GUIDE;
  }
}
