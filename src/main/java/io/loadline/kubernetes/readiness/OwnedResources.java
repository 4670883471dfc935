package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.resource.Canary;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.kubernetes.resource.ResourceKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An object and what was made for it, as they are at one moment.
 *
 * @param children all but its pods
 * @param hidden what the account may not see, so that its absence says nothing
 * @param canary of mode Standard that alone is called, so that the rest is left out
 */
record OwnedResources(
    KubeObject object,
    List<KubeObject> children,
    List<Pod> pods,
    List<ResourceKind> hidden,
    Optional<Canary> canary) {
  List<KubeObject> children(ResourceKind resource) {
    return children.stream().filter(child -> child.resource().equals(resource)).toList();
  }

  Optional<KubeObject> child(ResourceKind resource, String name) {
    return children(resource).stream().filter(child -> child.name().equals(name)).findFirst();
  }

  boolean sees(ResourceKind resource) {
    return !hidden.contains(resource);
  }

  /** Those that are neither going nor gone. */
  List<Pod> staying() {
    return pods.stream().filter(pod -> !pod.isDeleting() && !pod.isOver()).toList();
  }

  /** The whole of it. */
  Stream<KubeObject> members() {
    return Stream.concat(
        Stream.concat(Stream.of(object), children.stream()), pods.stream().map(Pod::object));
  }

  /** The same without the pods of before the last change. */
  Stream<KubeObject> current() {
    return Stream.concat(
        Stream.concat(Stream.of(object), children.stream()),
        new CurrentPods(this).all().stream().map(Pod::object));
  }
}
