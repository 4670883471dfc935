package io.loadline.testkit;

import static java.util.Objects.requireNonNull;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonBoolean;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The schema of result.json that users get, and a stricter one that allows nothing else. */
public final class ResultSchema {
  public static final Path IN_JAR = Path.of("src/main/resources/io/loadline/result.schema.json");

  private static final JsonValue PUBLISHED = read();
  private static final JsonSchema FOR_USERS = new JsonSchema(PUBLISHED);
  private static final JsonSchema WITHOUT_OTHER_MEMBERS = new JsonSchema(strict(PUBLISHED));

  private ResultSchema() {}

  /** The schema itself. */
  public static JsonValue published() {
    return PUBLISHED;
  }

  /** What is wrong with a document of any release of this schema. */
  public static List<String> problems(JsonValue document) {
    return FOR_USERS.problems(document);
  }

  /** What is wrong with a document of now: it has no member that the schema does not name. */
  public static List<String> problemsOfNow(String document) {
    try {
      return WITHOUT_OTHER_MEMBERS.problems(Json.parse(document));
    } catch (JsonException e) {
      return List.of("is no JSON: " + e.getMessage());
    }
  }

  /** Fails when a result in the folder, or in one below it, is not as the schema says. */
  public static void check(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(each -> each.endsWith("result.json")).toList()) {
        List<String> problems = problemsOfNow(Files.readString(file));
        if (!problems.isEmpty()) {
          throw new AssertionError(
              file + " is not as docs/result.schema.json says:\n" + String.join("\n", problems));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonValue read() {
    // Not by its path: a gate may run in another folder.
    try (InputStream schema =
        requireNonNull(ResultSchema.class.getResourceAsStream("/io/loadline/result.schema.json"))) {
      return Json.parse(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException | JsonException e) {
      throw new IllegalStateException(IN_JAR + ": " + e.getMessage(), e);
    }
  }

  private static JsonValue strict(JsonValue schema) {
    if (schema instanceof JsonArray array) {
      return new JsonArray(array.elements().stream().map(ResultSchema::strict).toList());
    }
    if (!(schema instanceof JsonObject object)) {
      return schema;
    }
    Map<String, JsonValue> members = new LinkedHashMap<>();
    object.members().forEach((name, member) -> members.put(name, strict(member)));
    if (new JsonString("object").equals(members.get("type")) && members.containsKey("properties")) {
      members.put("additionalProperties", new JsonBoolean(false));
    }
    return new JsonObject(members);
  }
}
