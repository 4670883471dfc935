package io.loadline.kubernetes;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonTree;
import io.loadline.kubernetes.access.AccessRoute;
import io.loadline.kubernetes.resource.KubeObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a pod says that it tells metrics; nothing is guessed. */
final class MetricsPorts {
  /** Of all pods together; more would cost more than they tell. */
  private static final int MOST = 10;

  private static final String DEFAULT_PATH = "/metrics";

  /** KServe's, of a runtime, and the one that most charts use. */
  private static final List<String> ANNOTATIONS =
      List.of("prometheus.kserve.io/", "prometheus.io/");

  /** The last one is the name that Knative gives to that of its queue-proxy. */
  private static final Set<String> PORT_NAMES =
      Set.of("metrics", "http-metrics", "http-usermetric");

  private static final int QUEUE_PROXY = 9091;
  private static final int HIGHEST = 65_535;

  private MetricsPorts() {}

  /** Makes a way to a port of a pod. */
  @FunctionalInterface
  interface Ways {
    AccessRoute to(KubeObject pod, int port, String path);
  }

  /**
   * The ways to all that pods declare, each by the name of the pod and the port. None where a pod
   * declares nothing or there are too many: the counters of some pods are not those of a load.
   */
  static Map<String, AccessRoute> points(List<KubeObject> pods, Ways ways) {
    boolean all = pods.stream().noneMatch(pod -> of(pod).isEmpty());
    int places = pods.stream().mapToInt(pod -> of(pod).size()).sum();
    return all && places <= MOST ? opened(pods, ways) : Map.of();
  }

  private static Map<String, AccessRoute> opened(List<KubeObject> pods, Ways ways) {
    Map<String, AccessRoute> points = new LinkedHashMap<>();
    try {
      for (KubeObject pod : pods) {
        of(pod)
            .forEach((port, path) -> points.put(pod.name() + ":" + port, ways.to(pod, port, path)));
      }
      return points;
    } catch (RuntimeException e) {
      points.values().forEach(AccessRoute::close);
      throw e;
    }
  }

  /** Ports in the order in which they are declared, with the path of each. */
  static Map<Integer, String> of(KubeObject pod) {
    Map<Integer, String> ports = new LinkedHashMap<>();
    Map<String, String> annotations = pod.annotations();
    ANNOTATIONS.stream()
        .filter(prefix -> !annotations.getOrDefault(prefix + "scrape", "").equals("false"))
        .filter(prefix -> !annotations.getOrDefault(prefix + "scheme", "").equals("https"))
        .forEach(
            prefix ->
                put(
                    ports,
                    annotations.getOrDefault(prefix + "port", ""),
                    annotations.getOrDefault(prefix + "path", DEFAULT_PATH)));
    List<JsonTree> containers = pod.tree().list("spec", "containers");
    for (JsonTree container : containers) {
      container.list("ports").stream()
          .filter(each -> PORT_NAMES.contains(each.text("name")))
          .forEach(each -> put(ports, each.text("containerPort"), DEFAULT_PATH));
    }
    if (containers.stream().anyMatch(MetricsPorts::isSilentQueueProxy)) {
      ports.remove(QUEUE_PROXY);
    }
    return ports;
  }

  private static void put(Map<Integer, String> ports, String port, String path) {
    if (port.matches("[1-9]\\d{0,4}") && Integer.parseInt(port) <= HIGHEST) {
      ports.putIfAbsent(Integer.valueOf(port), path.startsWith("/") ? path : "/" + path);
    }
  }

  /** It declares its port, and nothing listens there unless {@code config-observability} asks. */
  private static boolean isSilentQueueProxy(JsonTree container) {
    return container.text("name").equals("queue-proxy")
        && container.list("env").stream()
            .filter(each -> each.text("name").equals("OBSERVABILITY_CONFIG"))
            .map(each -> config(each.text("value")).text("requestMetrics", "protocol"))
            .anyMatch(protocol -> !protocol.equals("prometheus"));
  }

  private static JsonTree config(String json) {
    try {
      return new JsonTree(Json.parse(json));
    } catch (JsonException e) {
      return JsonTree.ABSENT;
    }
  }
}
