package io.loadline.page;

import io.loadline.document.ResultDocument;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What is kept of a run to be drawn beside later ones.
 *
 * @param at when its measurement began, or it was given up, UTC: {@code 2026-11-24T09:00:00Z}
 * @param commit of the project; empty when not known
 * @param images of the pods that served, with digests; empty outside of a cluster
 * @param timeoutSeconds of a request; 0 where it is not known
 */
record PastRun(
    String at,
    String gate,
    String verdict,
    String commit,
    List<String> images,
    double timeoutSeconds,
    List<ObjectiveFigures> objectives) {
  PastRun {
    images = List.copyOf(images);
    objectives = List.copyOf(objectives);
  }

  /** That of a result. */
  static PastRun of(ResultDocument result, String commit) {
    return new PastRun(
        at(result.root()),
        result.gate(),
        result.verdict(),
        commit,
        result.measured().stream().flatMap(PastRun::images).distinct().sorted().toList(),
        ObjectiveSet.of(result).timeoutSeconds(),
        result.objectives());
  }

  private static String at(JsonTree result) {
    String started = result.text("started");
    return started.isEmpty() ? result.text("ended") : started;
  }

  private static Stream<String> images(ResultDocument endpoint) {
    return endpoint.root().list("target", "before", "components").stream()
        .flatMap(component -> component.list("pods").stream())
        .flatMap(pod -> pod.list("images").stream())
        .map(image -> image.text("image"));
  }

  /** As {@link #json} wrote it; what is absent is empty. */
  static PastRun read(JsonTree file) {
    return new PastRun(
        file.text("at"),
        file.text("gate"),
        file.text("verdict"),
        file.text("commit"),
        file.texts("images"),
        file.figure("timeout_s").orElse(0),
        new ResultDocument(file, 1, List.of()).objectives());
  }

  /** One object; its objectives have the keys that they have in result.json. */
  JsonObject json() {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("at", new JsonString(at));
    members.put("gate", new JsonString(gate));
    members.put("verdict", new JsonString(verdict));
    members.put("commit", new JsonString(commit));
    members.put("images", new JsonArray(images.stream().map(PastRun::text).toList()));
    members.put("timeout_s", number(OptionalDouble.of(timeoutSeconds)));
    members.put("objectives", new JsonArray(objectives.stream().map(PastRun::json).toList()));
    return new JsonObject(members);
  }

  private static JsonValue json(ObjectiveFigures objective) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("metric", new JsonString(objective.metric()));
    members.put("limit", number(OptionalDouble.of(objective.limit())));
    members.put("bound", new JsonString(objective.upper() ? "upper" : "lower"));
    members.put("unit", new JsonString(objective.unit()));
    members.put("observed", number(objective.observed()));
    members.put("samples", new JsonNumber(BigDecimal.valueOf(objective.samples())));
    members.put("verdict", new JsonString(objective.verdict()));
    members.put("reason", new JsonString(objective.reason()));
    return new JsonObject(members);
  }

  private static JsonValue text(String value) {
    return new JsonString(value);
  }

  private static JsonValue number(OptionalDouble value) {
    return value.isPresent() && Double.isFinite(value.getAsDouble())
        ? new JsonNumber(BigDecimal.valueOf(value.getAsDouble()))
        : new JsonNull();
  }
}
