package io.loadline.kubernetes.resource;

import java.util.List;
import java.util.stream.Stream;

/** A pod. */
public record Pod(KubeObject object) {
  public static final String TEMPLATE_HASH = "pod-template-hash";
  public static final String REVISION = "serving.knative.dev/revision";

  public String name() {
    return object.name();
  }

  public boolean isDeleting() {
    return object.isDeleting();
  }

  /** Whether it gets traffic. */
  public boolean isReady() {
    return !isDeleting() && object.condition("Ready").filter(Condition::isTrue).isPresent();
  }

  /** {@code Pending}, {@code Running}, {@code Failed}. */
  public String phase() {
    return object.tree().text("status", "phase");
  }

  /** Whether it has ended for good: evicted, say. */
  public boolean isOver() {
    return phase().equals("Failed") || phase().equals("Succeeded");
  }

  public String ip() {
    return object.tree().text("status", "podIP");
  }

  /** Empty until it is scheduled. */
  public String node() {
    return object.tree().text("spec", "nodeName");
  }

  /** Of a Deployment's ReplicaSet; empty for others. */
  public String templateHash() {
    return object.labels().getOrDefault(TEMPLATE_HASH, "");
  }

  /** Of Knative; empty for others. */
  public String revision() {
    return object.labels().getOrDefault(REVISION, "");
  }

  /** {@code predictor}, {@code transformer}, {@code explainer}; empty outside KServe. */
  public String component() {
    return object.labels().getOrDefault("component", "");
  }

  /** Init containers first. */
  public List<Container> containers() {
    JsonTree status = object.tree().at("status");
    return Stream.concat(
            status.list("initContainerStatuses").stream().map(each -> Container.of(each, true)),
            status.list("containerStatuses").stream().map(each -> Container.of(each, false)))
        .toList();
  }

  /** Of all its containers. */
  public int restarts() {
    return containers().stream().mapToInt(Container::restarts).sum();
  }
}
