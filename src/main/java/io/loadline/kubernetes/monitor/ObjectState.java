package io.loadline.kubernetes.monitor;

import io.loadline.json.JsonTree;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.kubernetes.resource.KubeObject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What matters of the object that was waited for.
 *
 * @param present false after it is gone
 * @param leaving whether it is being deleted
 * @param spec without the count of replicas, which scaling changes
 * @param traffic {@code predictor iris-predictor-00001} to percent; empty when it is not split
 * @param revisions that it names
 */
record ObjectState(
    boolean present,
    String uid,
    long generation,
    boolean leaving,
    JsonValue spec,
    Map<String, Long> traffic,
    Set<String> revisions) {
  static final ObjectState GONE =
      new ObjectState(false, "", 0, false, new JsonNull(), Map.of(), Set.of());

  static ObjectState of(Optional<KubeObject> object) {
    return object.map(ObjectState::of).orElse(GONE);
  }

  /** It is gone, and what was known of it is not forgotten. */
  ObjectState gone() {
    return new ObjectState(false, uid, generation, leaving, spec, traffic, revisions);
  }

  private static ObjectState of(KubeObject object) {
    return new ObjectState(
        true,
        object.uid(),
        object.generation(),
        object.isDeleting(),
        spec(object.tree().at("spec")),
        traffic(object.tree().at("status")),
        revisions(object.tree().at("status")));
  }

  private static JsonValue spec(JsonTree spec) {
    if (!(spec.value() instanceof JsonObject object)) {
      return spec.value();
    }
    Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
    members.remove("replicas");
    return new JsonObject(members);
  }

  private static Map<String, Long> traffic(JsonTree status) {
    Map<String, Long> traffic = new TreeMap<>();
    parts(status)
        .forEach(
            (name, part) ->
                part.list("traffic")
                    .forEach(
                        each ->
                            traffic.merge(
                                (name + " " + each.text("revisionName")).strip(),
                                each.number(0, "percent"),
                                Long::sum)));
    traffic.values().removeIf(percent -> percent == 0);
    return Map.copyOf(traffic);
  }

  private static Set<String> revisions(JsonTree status) {
    Set<String> revisions = new HashSet<>();
    for (JsonTree part : parts(status).values()) {
      Stream<String> split = part.list("traffic").stream().map(each -> each.text("revisionName"));
      Stream.concat(
              Stream.of("latestCreatedRevision", "latestCreatedRevisionName").map(part::text),
              split)
          .forEach(revisions::add);
    }
    revisions.remove("");
    return Set.copyOf(revisions);
  }

  /** The components of an InferenceService; a Knative Service is its own only part. */
  private static Map<String, JsonTree> parts(JsonTree status) {
    Map<String, JsonTree> components = status.members("components");
    return components.isEmpty() ? Map.of("", status) : components;
  }

  /** {@code iris-predictor-00001 80 %, iris-predictor-00002 20 %}. */
  String trafficText() {
    List<String> shares =
        traffic.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> each.getKey() + " " + each.getValue() + " %")
            .toList();
    return shares.isEmpty() ? "nothing" : shares.stream().collect(Collectors.joining(", "));
  }
}
