package io.loadline.kubernetes.monitor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that matters of a service at one moment. Immutable.
 *
 * @param pods by uid
 * @param replicas Deployment to the count that it should have
 * @param troubles node to what is wrong with it: {@code MemoryPressure}
 * @param revisions all that were ever seen
 */
record ServiceState(
    ObjectState object,
    Map<String, PodState> pods,
    Map<String, Long> replicas,
    Map<String, Set<String>> troubles,
    Set<String> revisions) {
  ServiceState {
    pods = Map.copyOf(pods);
    replicas = Map.copyOf(replicas);
    troubles = Map.copyOf(troubles);
    revisions =
        Stream.of(
                revisions.stream(),
                object.revisions().stream(),
                pods.values().stream().map(PodState::revision))
            .flatMap(each -> each)
            .filter(each -> !each.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  ServiceState with(ObjectState other) {
    return new ServiceState(other, pods, replicas, troubles, revisions);
  }

  ServiceState withPod(PodState pod) {
    return new ServiceState(
        object, edited(pods, all -> put(all, pod.uid(), pod)), replicas, troubles, revisions);
  }

  ServiceState withoutPod(String uid) {
    return new ServiceState(
        object, edited(pods, all -> removed(all, uid)), replicas, troubles, revisions);
  }

  ServiceState withReplicas(String deployment, long count) {
    return new ServiceState(
        object, pods, edited(replicas, all -> put(all, deployment, count)), troubles, revisions);
  }

  ServiceState withoutDeployment(String deployment) {
    return new ServiceState(
        object, pods, edited(replicas, all -> removed(all, deployment)), troubles, revisions);
  }

  ServiceState withTroubles(String node, Set<String> found) {
    return new ServiceState(
        object, pods, replicas, edited(troubles, all -> put(all, node, found)), revisions);
  }

  /** The same at a later reading, which does not know what was seen before. */
  ServiceState rememberedBy(ServiceState reading) {
    Set<String> all = new HashSet<>(revisions);
    all.addAll(reading.revisions);
    return new ServiceState(reading.object, reading.pods, reading.replicas, reading.troubles, all);
  }

  /** How many pods of a Deployment serve, or are about to. */
  long live(String deployment) {
    return pods.values().stream()
        .filter(pod -> pod.owner().equals(deployment) && !pod.leaving())
        .count();
  }

  private static <K, V> Map<K, V> edited(Map<K, V> map, UnaryOperator<Map<K, V>> edit) {
    return edit.apply(new HashMap<>(map));
  }

  private static <K, V> Map<K, V> put(Map<K, V> map, K key, V value) {
    map.put(key, value);
    return map;
  }

  private static <K, V> Map<K, V> removed(Map<K, V> map, K key) {
    map.remove(key);
    return map;
  }
}
