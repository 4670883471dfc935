package io.loadline.kubernetes.job;

import io.loadline.json.JsonTree;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is kept of a worker's pod: its status, and from the rest what its end is told by. A thousand
 * whole pods are as much memory as all that is measured.
 */
final class PodExtract {
  private static final Set<String> OF_METADATA =
      Set.of(
          "name",
          "namespace",
          "uid",
          "resourceVersion",
          "labels",
          "creationTimestamp",
          "deletionTimestamp",
          "ownerReferences");

  private PodExtract() {}

  static Pod of(KubeObject pod) {
    Map<String, JsonValue> kept = new LinkedHashMap<>();
    kept.put("metadata", members(pod.tree().at("metadata"), OF_METADATA));
    Map<String, JsonValue> spec =
        new LinkedHashMap<>(members(pod.tree().at("spec"), Set.of("nodeName")).members());
    spec.put("containers", new JsonArray(containers(pod)));
    kept.put("spec", new JsonObject(spec));
    kept.put("status", pod.tree().at("status").value());
    return new Pod(new KubeObject(pod.resource(), new JsonTree(new JsonObject(kept))));
  }

  private static List<JsonValue> containers(KubeObject pod) {
    return pod.tree().list("spec", "containers").stream()
        .<JsonValue>map(each -> members(each, Set.of("name", "image")))
        .toList();
  }

  private static JsonObject members(JsonTree tree, Set<String> names) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    if (tree.value() instanceof JsonObject object) {
      members.putAll(object.members());
      members.keySet().retainAll(names);
    }
    return new JsonObject(members);
  }
}
