package io.loadline.kubernetes.resource;

import io.loadline.json.JsonTree;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One entry of {@code spec.canary}, which mode Standard has since KServe 0.20.
 *
 * @param name of its predictor
 * @param predictor all of it: what the entry leaves out is that of the InferenceService's own
 * @param workload its Deployment and its Service
 */
public record Canary(String name, JsonTree predictor, String workload) {
  static Canary of(InferenceService service, JsonTree entry) {
    String name = entry.text("predictor", "name");
    JsonValue merged = merge(service.spec("predictor").value(), entry.at("predictor").value());
    return new Canary(
        name,
        new JsonTree(merged),
        InferenceService.workload(service.object().name(), name, "predictor"));
  }

  /** As it is called alone. */
  public TrafficTag tag() {
    return new TrafficTag("predictor", name, workload, -1, "", true);
  }

  /** KServe merges so: lists are replaced, and what is empty replaces nothing. */
  private static JsonValue merge(JsonValue below, JsonValue above) {
    if (above instanceof JsonObject over && below instanceof JsonObject under) {
      Map<String, JsonValue> members = new LinkedHashMap<>(under.members());
      over.members().forEach((name, value) -> members.merge(name, value, Canary::merge));
      return new JsonObject(members);
    }
    return isEmpty(above) ? below : above;
  }

  private static boolean isEmpty(JsonValue value) {
    return value instanceof JsonNull
        || (value instanceof JsonString text && text.value().isEmpty())
        || (value instanceof JsonArray array && array.elements().isEmpty());
  }
}
