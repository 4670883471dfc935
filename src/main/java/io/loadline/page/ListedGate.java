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

/**
 * What the list of all gates shows of one, so that its result.json need not be read again.
 *
 * @param path of its folder, from the list on, with {@code /}
 * @param file the result.json that it was read from
 * @param headline what the verdict rests on; empty when the objectives say it all
 * @param seconds that were measured; empty for a run without a measurement
 * @param timeoutSeconds of a request, which an error counts as longer than
 * @param past the figures of each objective in earlier runs and this one, oldest first, by metric;
 *     NaN where there was none; empty without a history
 */
record ListedGate(
    String path,
    ResultFileState file,
    String name,
    String headline,
    OptionalDouble seconds,
    double timeoutSeconds,
    PastRun run,
    Map<String, List<Double>> past) {
  ListedGate {
    past = Map.copyOf(past);
  }

  /** That of a result. */
  static ListedGate of(
      String path, ResultFileState file, ResultDocument result, Map<String, List<Double>> past) {
    JsonTree root = result.root();
    String headline = root.text("headline");
    return new ListedGate(
        path,
        file,
        result.name(),
        ShortenedText.of(headline.isEmpty() ? root.text("reason") : headline, 300),
        root.figure("elapsed_s"),
        ObjectiveSet.of(result).timeoutSeconds(),
        PastRun.of(result, ""),
        past);
  }

  /** As {@link #json} wrote it. */
  static ListedGate read(JsonTree json) {
    Map<String, List<Double>> past = new LinkedHashMap<>();
    json.members("past")
        .forEach(
            (metric, figures) ->
                past.put(
                    metric,
                    figures.list().stream().map(it -> it.figure().orElse(Double.NaN)).toList()));
    return new ListedGate(
        json.text("path"),
        new ResultFileState(json.number(0, "modified"), json.number(0, "size")),
        json.text("name"),
        json.text("headline"),
        json.figure("seconds"),
        json.figure("timeout").orElse(0),
        PastRun.read(json.at("run")),
        past);
  }

  JsonObject json() {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("path", new JsonString(path));
    members.put("modified", new JsonNumber(BigDecimal.valueOf(file.modifiedMillis())));
    members.put("size", new JsonNumber(BigDecimal.valueOf(file.size())));
    members.put("name", new JsonString(name));
    members.put("headline", new JsonString(headline));
    members.put("seconds", number(seconds.orElse(Double.NaN)));
    members.put("timeout", number(timeoutSeconds));
    members.put("run", run.json());
    Map<String, JsonValue> figures = new LinkedHashMap<>();
    past.forEach(
        (metric, each) ->
            figures.put(metric, new JsonArray(each.stream().map(ListedGate::number).toList())));
    members.put("past", new JsonObject(figures));
    return new JsonObject(members);
  }

  private static JsonValue number(double value) {
    return Double.isFinite(value) ? new JsonNumber(BigDecimal.valueOf(value)) : new JsonNull();
  }

  /** Bad ones first, then those that are closest to a limit. */
  int rank() {
    return switch (run.verdict()) {
      case "FAIL" -> 0;
      case "ERROR" -> 1;
      case "INVALID" -> 2;
      case "INCONCLUSIVE" -> 3;
      case "PASS" -> 5;
      default -> 4;
    };
  }

  /** The least of its objectives; large without any. */
  double margin() {
    return run.objectives().stream()
        .map(ObjectiveFigures::margin)
        .flatMapToDouble(OptionalDouble::stream)
        .min()
        .orElse(Double.MAX_VALUE);
  }
}
