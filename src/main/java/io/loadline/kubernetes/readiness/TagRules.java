package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.readiness.ReadinessObstacle.Sort;
import io.loadline.kubernetes.resource.DeploymentMode;
import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.kubernetes.resource.TrafficTag;
import java.util.Optional;

/**
 * Whether the one revision or canary that is called alone is there, and is the one it will stay.
 */
final class TagRules {
  private final InferenceService service;
  private final OwnedResources owned;
  private final CalledTag called;

  private TagRules(InferenceService service, OwnedResources owned, CalledTag called) {
    this.service = service;
    this.owned = owned;
    this.called = called;
  }

  /** What is in the way of the revision that a host stands for; empty when it stands for all. */
  static Optional<ReadinessObstacle> check(OwnedResources owned, String host) {
    boolean taggable = owned.object().resource().equals(ResourceKind.INFERENCE_SERVICES);
    if (!taggable || host.isEmpty()) {
      return Optional.empty();
    }
    InferenceService service = new InferenceService(owned.object());
    Optional<ReadinessObstacle> canary = CanaryRules.absent(service, host);
    return canary.isPresent()
        ? canary
        : CalledTag.of(service, host)
            .flatMap(called -> new TagRules(service, owned, called).check());
  }

  private Optional<ReadinessObstacle> check() {
    if (service.mode() == DeploymentMode.STANDARD) {
      return Optional.of(
          ReadinessObstacle.of(Sort.NO_TAGS, "in mode Standard no revision has a host of its own"));
    }
    Optional<TrafficTag> tag = called.in(service).filter(each -> !each.url().isEmpty());
    return tag.isEmpty()
        ? Optional.of(ReadinessObstacle.of(Sort.UNTAGGED, missing()))
        : moving(tag.get()).or(() -> pods(tag.get()));
  }

  private String missing() {
    String what = "no revision has the tag " + called.name() + " (yet)";
    boolean newest = called.name().equals("latest");
    if (newest && !service.isTagged(called.component())) {
      return what + ": its annotation " + InferenceService.TAGS + " is not \"true\"";
    }
    return !newest && service.canaryPercent(called.component()) < 0
        ? what + ": it is no canary, canaryTrafficPercent is not set"
        : what;
  }

  /** The InferenceService follows its Knative Service a moment later. */
  private Optional<ReadinessObstacle> moving(TrafficTag tag) {
    return owned.children(ResourceKind.KNATIVE_SERVICES).stream()
        .filter(each -> each.name().contains(called.component()))
        .flatMap((KubeObject each) -> each.tree().list("status", "traffic").stream())
        .filter(each -> each.text("tag").equals(tag.name()))
        .map(each -> each.text("revisionName"))
        .filter(revision -> !revision.equals(tag.revision()))
        .findFirst()
        .map(
            revision ->
                "the tag " + tag.name() + " goes from " + tag.revision() + " to " + revision)
        .map(text -> ReadinessObstacle.of(Sort.ROLLOUT, text));
  }

  /** A revision without a share of the traffic is looked at by nobody else. */
  private Optional<ReadinessObstacle> pods(TrafficTag tag) {
    return owned.staying().stream()
        .filter(pod -> pod.revision().equals(tag.revision()) && !pod.isReady())
        .findFirst()
        .map(Pod::name)
        .map(pod -> "revision " + tag.revision() + " (" + tag.name() + ") waits for its pod " + pod)
        .map(text -> ReadinessObstacle.of(Sort.ROLLOUT, text));
  }
}
