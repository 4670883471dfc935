package io.loadline.kubernetes.monitor;

import io.loadline.json.JsonTree;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.result.PodFacts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Reads the facts of a pod. */
final class PodFactsReader {
  private PodFactsReader() {}

  static PodFacts pod(Pod pod) {
    return new PodFacts(
        pod.name(),
        pod.object().uid(),
        pod.node(),
        pod.restarts(),
        pod.isReady(),
        images(pod.object().tree()),
        limits(pod.object().tree()));
  }

  /** With its digest, once it was pulled; else as it is named. */
  private static Map<String, String> images(JsonTree pod) {
    Map<String, String> images = new LinkedHashMap<>();
    for (JsonTree each : pod.list("spec", "containers")) {
      images.put(each.text("name"), each.text("image"));
    }
    for (JsonTree each : pod.list("status", "containerStatuses")) {
      if (!each.text("imageID").isEmpty()) {
        images.put(each.text("name"), each.text("imageID"));
      }
    }
    return images;
  }

  private static Map<String, String> limits(JsonTree pod) {
    Map<String, String> limits = new TreeMap<>();
    for (JsonTree container : pod.list("spec", "containers")) {
      container
          .members("resources", "limits")
          .forEach((name, value) -> limits.put(container.text("name") + " " + name, value.text()));
    }
    return limits;
  }
}
