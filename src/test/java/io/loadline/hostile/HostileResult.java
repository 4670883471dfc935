package io.loadline.hostile;

import io.loadline.document.ResultDocument;
import io.loadline.json.JsonTree;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.testkit.ResultDocuments;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A result in which every text that anybody else than Loadline may have chosen is another one. */
final class HostileResult {
  /** Words of ours, and what a program reads. */
  private static final Set<String> OURS =
      Set.of(
          "schema",
          "verdict",
          "bound",
          "unit",
          "started",
          "ended",
          "histogram",
          "ttftHistogram",
          "firstHistogram",
          "run",
          "ending",
          "arrivals",
          "source",
          "path",
          "result");

  private static final Map<String, ResultDocument> GOLDEN = new HashMap<>();

  private HostileResult() {}

  /** A golden result with this text in it. */
  static ResultDocument of(String fixture, String text) {
    return replaced(GOLDEN.computeIfAbsent(fixture, ResultDocuments::golden), text);
  }

  private static ResultDocument replaced(ResultDocument result, String text) {
    List<ResultDocument> endpoints =
        result.endpoints().stream().map(each -> named(replaced(each, text), each)).toList();
    JsonValue root = replaced("", withErrors(result.root().value()), text);
    return new ResultDocument(new JsonTree(root), result.weight(), endpoints);
  }

  /** No two endpoints of a gate have one name. */
  private static ResultDocument named(ResultDocument result, ResultDocument other) {
    Map<String, JsonValue> members =
        new LinkedHashMap<>(((JsonObject) result.root().value()).members());
    members.put("name", new JsonString(other.name()));
    JsonTree root = new JsonTree(new JsonObject(members));
    return new ResultDocument(root, result.weight(), result.endpoints());
  }

  /** What the server said is in each of them. */
  private static JsonValue withErrors(JsonValue root) {
    Map<String, JsonValue> members = new LinkedHashMap<>(((JsonObject) root).members());
    JsonValue first =
        new JsonObject(
            Map.of("first_ms", new JsonNumber(BigDecimal.TEN), "sample", new JsonString("boom")));
    members.put("errors", new JsonObject(Map.of("server-error", first)));
    members.put("reason", new JsonString("reason"));
    members.put("details", new JsonArray(List.of(new JsonString("a"), new JsonString("b"))));
    members.put("notes", new JsonArray(List.of(new JsonString("a"), new JsonString("b"))));
    return new JsonObject(members);
  }

  private static JsonValue replaced(String name, JsonValue value, String text) {
    if (value instanceof JsonObject object) {
      Map<String, JsonValue> members = new LinkedHashMap<>();
      object.members().forEach((key, each) -> members.put(key, replaced(key, each, text)));
      return new JsonObject(members);
    }
    if (value instanceof JsonArray array) {
      return new JsonArray(
          array.elements().stream().map(each -> replaced(name, each, text)).toList());
    }
    return value instanceof JsonString && !OURS.contains(name) ? new JsonString(text) : value;
  }
}
