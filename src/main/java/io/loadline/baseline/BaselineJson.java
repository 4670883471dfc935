package io.loadline.baseline;

import io.loadline.json.Json;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The members of a file, and its checksum. */
final class BaselineJson {
  /** Raised with every change that another release would not understand. */
  static final int FORMAT = 1;

  static final String ABOUT =
      "Figures of earlier runs, with which gates of Loadline compare theirs. Recorded by "
          + BaselineFile.WRITE_ARGUMENT
          + ", a run in each job; not to be edited by hand.";

  private BaselineJson() {}

  /** All members but the checksum, by name. */
  static JsonObject of(RecordedBaseline baseline) {
    Map<String, JsonValue> members = new TreeMap<>();
    members.put("about", new JsonString(ABOUT));
    members.put("format", number(FORMAT));
    Map<String, JsonValue> facts = new TreeMap<>();
    baseline
        .identity()
        .facts()
        .forEach((fact, value) -> facts.put(fact.id(), new JsonString(value)));
    members.put("identity", new JsonObject(facts));
    List<JsonValue> runs = baseline.runs().stream().map(BaselineJson::of).toList();
    members.put("runs", new JsonArray(runs));
    return new JsonObject(members);
  }

  private static JsonValue of(RecordedRun run) {
    Map<String, JsonValue> figures = new TreeMap<>();
    run.figures().values().forEach((id, value) -> figures.put(id, number(value)));
    Map<String, JsonValue> members = new TreeMap<>();
    members.put("at", new JsonString(run.at().toString()));
    members.put("figures", new JsonObject(figures));
    members.put("job", new JsonString(run.job()));
    members.put("machine", new JsonString(run.machine()));
    return new JsonObject(members);
  }

  private static JsonNumber number(double value) {
    return new JsonNumber(BigDecimal.valueOf(value));
  }

  /** Of all members but {@code sum}, however they are laid out and ordered. */
  static String sum(JsonObject document) {
    Map<String, JsonValue> rest = new TreeMap<>(document.members());
    rest.remove("sum");
    String text = Json.compact(sorted(new JsonObject(rest)));
    return FactText.digest(text.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonValue sorted(JsonValue value) {
    if (value instanceof JsonArray array) {
      return new JsonArray(array.elements().stream().map(BaselineJson::sorted).toList());
    }
    if (value instanceof JsonObject object) {
      Map<String, JsonValue> members = new TreeMap<>(object.members());
      members.replaceAll((name, member) -> sorted(member));
      return new JsonObject(members);
    }
    return value;
  }
}
