package io.loadline.kubernetes.monitor;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.kubernetes.resource.TrafficTag;
import io.loadline.result.PodFacts;
import io.loadline.result.ServiceComponent;
import io.loadline.result.ServiceIdentity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the API server says of a service at one moment.
 *
 * @param object empty when it is gone
 */
record ServiceReading(
    Optional<KubeObject> object,
    List<KubeObject> pods,
    List<KubeObject> deployments,
    List<KubeObject> nodes) {
  private static final Set<String> PRESSURES =
      Set.of("MemoryPressure", "DiskPressure", "PIDPressure", "NetworkUnavailable");

  /** Null when the object is gone. */
  @Nullable ServiceIdentity identity(Optional<TrafficTag> tag) {
    return object.map(each -> ServiceIdentities.of(each, pods, tag)).orElse(null);
  }

  ServiceState state() {
    Map<String, PodState> states = new HashMap<>();
    pods.forEach(pod -> states.put(pod.uid(), PodState.of(pod)));
    Map<String, Long> replicas = new HashMap<>();
    deployments.forEach(each -> replicas.put(each.name(), replicas(each)));
    Map<String, Set<String>> troubles = new HashMap<>();
    nodes.forEach(node -> troubles.put(node.name(), troubles(node)));
    return new ServiceState(ObjectState.of(object), states, replicas, troubles, Set.of());
  }

  /**
   * Whether one container alone serves, so that each success of a load is an answer of its own. Of
   * several pods or containers an answer tells of those only that it came through.
   */
  boolean isOneContainer() {
    return pods.size() == 1
        && new Pod(pods.get(0)).isReady()
        && pods.get(0).tree().list("spec", "containers").size() == 1;
  }

  /**
   * The ready pods that requests are sent to: of a predictor alone, whatever stands before it.
   *
   * @param called as this reading has it
   */
  List<KubeObject> answering(ServiceIdentity called) {
    boolean predicts = called.components().stream().anyMatch(ServiceReading::isPredictor);
    Set<String> ready =
        called.components().stream()
            .filter(each -> !predicts || isPredictor(each))
            // A revision without a share is called by its tag alone.
            .filter(each -> each.trafficPercent() != 0 || !called.tag().isEmpty())
            .flatMap(each -> each.pods().stream())
            .filter(PodFacts::ready)
            .map(PodFacts::uid)
            .collect(Collectors.toUnmodifiableSet());
    return pods.stream().filter(pod -> ready.contains(pod.uid())).toList();
  }

  private static boolean isPredictor(ServiceComponent component) {
    return component.name().equals("predictor");
  }

  /** One where none are named, as the API server has it. */
  static long replicas(KubeObject deployment) {
    return deployment.tree().number(1, "spec", "replicas");
  }

  static Set<String> troubles(KubeObject node) {
    Set<String> found = new TreeSet<>();
    Stream.of(node)
        .flatMap(each -> each.conditions().stream())
        .filter(each -> PRESSURES.contains(each.type()) && each.isTrue())
        .forEach(each -> found.add(each.type()));
    if (node.condition("Ready").filter(each -> !each.isTrue()).isPresent()) {
      found.add("NotReady");
    }
    return found;
  }
}
