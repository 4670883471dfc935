package io.loadline.gate;

import io.loadline.codec.RunCodec;
import io.loadline.codec.StoredRun;
import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.plan.InvalidConfigurationException;
import io.loadline.plan.InvalidConfigurationException.Problem;
import io.loadline.report.Report;
import io.loadline.report.TestName;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A result.json as it lies on disk. What cannot be read is refused with what, where and what to do.
 *
 * @param path of the file itself
 */
record ResultFile(Path path, Map<String, JsonValue> members) {
  private static final BigDecimal SCHEMA = BigDecimal.ONE;

  /**
   * Another file with the result of one endpoint.
   *
   * @param weight by which the endpoint had its share of the load
   */
  record EndpointFile(String name, int weight, ResultFile file) {}

  /**
   * The file, or that in a folder.
   *
   * @throws InvalidConfigurationException when it is missing, or no result of this schema
   */
  static ResultFile read(Path given) {
    Path path = Files.isDirectory(given) ? given.resolve(Report.FILE) : given;
    ResultFile file = new ResultFile(path, members(path));
    if (file.text("verdict").isEmpty() || !file.members.containsKey("schema")) {
      throw refusal(path, "is JSON, but no result of Loadline", "give a " + Report.FILE);
    }
    JsonValue schema = file.members.get("schema");
    if (!new JsonNumber(SCHEMA).equals(schema)) {
      throw refusal(
          path,
          "is of schema " + Json.compact(schema) + ", and schema " + SCHEMA + " can be read here",
          file.useItsRelease());
    }
    return file;
  }

  private static Map<String, JsonValue> members(Path path) {
    try {
      if (Json.parse(Files.readString(path)) instanceof JsonObject object) {
        return object.members();
      }
      throw refusal(path, "is JSON, but no result of Loadline", "give a " + Report.FILE);
    } catch (NoSuchFileException e) {
      throw refusal(
          path,
          "there is no such file",
          "give the path that the report of the gate ends with, or its folder");
    } catch (IOException e) {
      String why = e.getClass().getSimpleName() + ": " + e.getMessage();
      throw refusal(path, "cannot be read (" + why + ")", "give a " + Report.FILE);
    } catch (JsonException e) {
      throw refusal(
          path,
          "is no JSON, or only a part of it: " + e.getMessage(),
          "give a " + Report.FILE + " that is whole");
    }
  }

  /** Whether the gate came to a verdict on what was measured. */
  boolean isJudged() {
    return !text("verdict").equals("ERROR") && members.containsKey("requests");
  }

  /** As the gate was called. */
  TestName test() {
    String gate = text("gate");
    return new TestName(text("name"), gate.isEmpty() ? null : gate);
  }

  /** Why the gate came to no verdict: a sentence, then the details. */
  List<String> reason() {
    List<String> lines = new ArrayList<>();
    lines.add(text("reason"));
    lines.addAll(texts("details"));
    return lines;
  }

  /** Empty for none. */
  String text(String name) {
    return members.get(name) instanceof JsonString text ? text.value() : "";
  }

  List<String> texts(String name) {
    return elements(name).stream()
        .filter(JsonString.class::isInstance)
        .map(each -> ((JsonString) each).value())
        .toList();
  }

  private List<JsonValue> elements(String name) {
    return members.get(name) instanceof JsonArray array ? array.elements() : List.of();
  }

  /** Whether it is that of several endpoints, each with a file of its own. */
  boolean namesEndpoints() {
    return !elements("endpoints").isEmpty();
  }

  /** The files of all endpoints, which lie in folders beside this one. */
  List<EndpointFile> endpoints() {
    List<EndpointFile> all = new ArrayList<>();
    for (JsonValue each : elements("endpoints")) {
      ResultFile shown =
          new ResultFile(path, each instanceof JsonObject object ? object.members() : Map.of());
      Path folder = Objects.requireNonNullElse(path.getParent(), Path.of(""));
      int weight =
          shown.members.get("weight") instanceof JsonNumber number ? number.value().intValue() : 1;
      all.add(
          new EndpointFile(shown.text("name"), weight, read(folder.resolve(shown.text("result")))));
    }
    return all;
  }

  /** The run that is stored in it. */
  StoredRun run() {
    String stored = text("run");
    if (stored.isEmpty()) {
      throw refusal(
          path,
          "holds the figures of a run but not the run, as those of older releases",
          "run the gate anew" + written());
    }
    try {
      return StoredRun.read(stored);
    } catch (RunCodec.FormatException e) {
      throw refusal(path, "its run cannot be read: " + e.getMessage(), useItsRelease());
    }
  }

  private String useItsRelease() {
    return "use the release that wrote it" + written();
  }

  private String written() {
    return members.get("environment") instanceof JsonObject where
            && where.members().get("loadline") instanceof JsonString version
        ? " (it was written by " + version.value() + ")"
        : "";
  }

  static InvalidConfigurationException refusal(Path path, String rule, String fix) {
    return new InvalidConfigurationException(List.of(new Problem(path.toString(), "", rule, fix)));
  }
}
