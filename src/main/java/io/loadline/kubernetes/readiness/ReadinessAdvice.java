package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.Pod;
import java.util.List;
import java.util.Optional;

/**
 * What is usually behind it, and what the user can do.
 *
 * @param todo one step a line
 */
record ReadinessAdvice(String usually, List<String> todo) {
  private static ReadinessAdvice of(String usually, String... todo) {
    return new ReadinessAdvice(usually, List.of(todo));
  }

  static ReadinessAdvice of(ApiException e, String context) {
    return switch (e.kind()) {
      case FORBIDDEN ->
          of(
              "the account of context " + context + " lacks this right",
              "have it given: docs/rbac.yaml of Loadline is the smallest Role that suffices",
              "kubectl --context " + context + " auth can-i --list");
      case UNAUTHORIZED ->
          of(
              "the token or certificate of context " + context + " has expired or was revoked",
              "log in to the cluster again; kubectl --context " + context + " auth whoami");
      default ->
          of(
              "the kubeconfig does not fit the cluster: its address or its certificates",
              "kubectl --context " + context + " version");
    };
  }

  static ReadinessAdvice of(ReadinessSnapshot snapshot, ServiceQuery query, String context) {
    String kubectl = "kubectl --context " + context + " -n " + query.namespace();
    String object = object(snapshot, query);
    Optional<ReadinessAdvice> ofPod =
        snapshot.owned().flatMap(owned -> ofPods(new CurrentPods(owned).all(), kubectl));
    return switch (snapshot.obstacles().get(0).sort()) {
      case AWAY ->
          of(
              "the cluster is down, restarts, or a VPN or tunnel to it is cut",
              "kubectl --context " + context + " get --raw /readyz");
      case ABSENT -> absent(query, kubectl);
      case STOPPED ->
          of(
              "someone switched it off to save resources",
              kubectl + " annotate " + object + " serving.kserve.io/stop-");
      case DELETING -> of("someone, or a pipeline, deletes it", "apply it again");
      case INVALID -> invalid(object, kubectl);
      case NO_TAGS -> untaggable(object, query);
      case NO_CANARY -> noCanary(object, kubectl);
      case UNTAGGED -> untagged(object, kubectl);
      case ENDPOINTS ->
          ofPod.orElse(
              of(
                  "the Service's selector fits no pod, or the pods are not ready",
                  kubectl + " describe " + object));
      default -> ofPod.orElse(rollout(object, kubectl));
    };
  }

  private static ReadinessAdvice untaggable(String object, ServiceQuery query) {
    String canary =
        "http://%s-CANARY-predictor.%s.svc.cluster.local"
            .formatted(object.substring(object.indexOf(' ') + 1), query.namespace());
    return of(
        "only Knative's revisions have a host by their tag",
        "call the InferenceService as a whole, or one of its canaries by its Service: " + canary,
        "or have it in mode Knative");
  }

  private static ReadinessAdvice noCanary(String object, String kubectl) {
    return of(
        "the name of the canary in the URL is misspelt, or it was promoted or taken away",
        kubectl + " get " + object + " -o jsonpath='{.spec.canary[*].predictor.name}'",
        "correct url, or add it to spec.canary (mode Standard, KServe 0.20 and newer)");
  }

  private static ReadinessAdvice untagged(String object, String kubectl) {
    return of(
        "the annotation that gives revisions a host is missing, or there is no canary",
        kubectl + " annotate " + object + " " + InferenceService.TAGS + "=true");
  }

  private static ReadinessAdvice absent(ServiceQuery query, String kubectl) {
    return of(
        "it was not applied (yet), or name or namespace are wrong",
        "apply its manifest, or correct url or @Ready",
        kubectl + " get " + query.resource().fullName());
  }

  private static ReadinessAdvice invalid(String object, String kubectl) {
    return of(
        "spec.predictor names a runtime that does not exist, or no runtime serves its modelFormat",
        "correct the spec: " + kubectl + " describe " + object,
        "kubectl get clusterservingruntimes; " + kubectl + " get servingruntimes");
  }

  private static ReadinessAdvice rollout(String object, String kubectl) {
    return of(
        "it takes longer than @Ready(timeout) allows, or KServe's controller does not run",
        kubectl + " describe " + object,
        "raise @Ready(timeout) if loading takes that long");
  }

  private static Optional<ReadinessAdvice> ofPods(List<Pod> pods, String kubectl) {
    return pods.stream()
        .filter(pod -> !pod.isReady())
        .flatMap(pod -> ofPod(pod, kubectl).stream())
        .findFirst();
  }

  private static Optional<ReadinessAdvice> ofPod(Pod pod, String kubectl) {
    boolean placed =
        pod.object().condition("PodScheduled").filter(each -> !each.isTrue()).isEmpty();
    if (!placed) {
      return Optional.of(
          of(
              "no node has room for its requests, or none fits its selectors",
              "lower resources.requests, or add a node; "
                  + kubectl
                  + " describe pod "
                  + pod.name()));
    }
    return PodRules.trouble(pod).map(container -> ofContainer(pod, container, kubectl));
  }

  private static ReadinessAdvice ofContainer(Pod pod, Pod.Container container, String kubectl) {
    String logs = kubectl + " logs " + pod.name() + " -c " + container.name();
    if (container.waiting().contains("Image")) {
      return of(
          "the image's name or tag is wrong, or the node has no right to pull it",
          "correct the image or runtime; " + kubectl + " describe pod " + pod.name());
    }
    if (container.name().equals("storage-initializer")) {
      return of(
          "storageUri is wrong, or its credentials (serviceAccountName) do not open it",
          "correct storageUri; " + logs);
    }
    if (container.ended().text("reason").equals("OOMKilled")) {
      return of(
          "its memory limit is too small for the model",
          "raise resources.limits.memory; " + kubectl + " describe pod " + pod.name());
    }
    return container.hasFailed()
        ? of(
            "the server ends while it loads the model: what is stored is not what the runtime"
                + " reads",
            logs + " --previous")
        : of(
            "something that the pod needs is missing: a Secret, a ConfigMap, a volume",
            kubectl + " describe pod " + pod.name());
  }

  /** The one that was found, else the likeliest. */
  private static String object(ReadinessSnapshot snapshot, ServiceQuery query) {
    return snapshot
        .owned()
        .map(each -> each.object().resource().fullName() + " " + each.object().name())
        .orElseGet(() -> query.resource().fullName() + " " + query.first().name());
  }
}
