package io.loadline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.testkit.ResultSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultSchemaTest {
  private static final Path MANUAL = Path.of("docs/result-json.md");
  private static final Pattern KEY = Pattern.compile("`([A-Za-z][A-Za-z0-9_-]*)(?:\\[])?`");

  static List<Path> goldenResults() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("src/test/resources/golden"))) {
      return all.filter(each -> each.endsWith("result.json"))
          // That of a worker, which is another document.
          .filter(each -> !each.toString().contains("worker-documents"))
          .sorted()
          .toList();
    }
  }

  private static Map<String, JsonValue> example() throws IOException, JsonException {
    String manual = Files.readString(MANUAL);
    int from = manual.indexOf("```json\n") + 8;
    String json = manual.substring(from, manual.indexOf("```", from));
    return ((JsonObject) Json.parse(json)).members();
  }

  private static void collectKeys(JsonValue schema, Set<String> keys) {
    if (schema instanceof JsonObject object) {
      if (object.members().get("properties") instanceof JsonObject named) {
        keys.addAll(named.members().keySet());
      }
      object.members().values().forEach(each -> collectKeys(each, keys));
    } else if (schema instanceof JsonArray array) {
      array.elements().forEach(each -> collectKeys(each, keys));
    }
  }

  private static Set<String> keysOfSchema() {
    Set<String> keys = new TreeSet<>();
    collectKeys(ResultSchema.published(), keys);
    return keys;
  }

  /** The first columns of the tables. */
  private static Set<String> keysOfManual() throws IOException {
    Set<String> keys = new TreeSet<>();
    for (String line : Files.readAllLines(MANUAL)) {
      if (line.startsWith("| `")) {
        Matcher matcher = KEY.matcher(line.substring(0, line.indexOf(" |", 1)));
        while (matcher.find()) {
          keys.add(matcher.group(1));
        }
      }
    }
    return keys;
  }

  @Test
  void the_schema_of_the_documents_is_that_of_the_jar() throws IOException {
    assertThat(Path.of("docs/result.schema.json")).hasSameTextualContentAs(ResultSchema.IN_JAR);
  }

  @Test
  void every_member_of_the_schema_is_explained() throws IOException {
    String manual = Files.readString(MANUAL);
    assertThat(keysOfSchema())
        .hasSizeGreaterThan(150)
        .allSatisfy(key -> assertThat(manual).contains("`" + key + "`"));
  }

  @Test
  void every_key_that_is_explained_is_in_the_schema() throws IOException {
    assertThat(keysOfManual()).hasSizeGreaterThan(120).isSubsetOf(keysOfSchema());
  }

  @ParameterizedTest
  @MethodSource("goldenResults")
  void what_gates_have_left_is_as_the_schema_says(Path file) throws IOException {
    String masked = Files.readString(file);
    String document =
        masked.replace("<measured>", "1").replace("<moment>", "2026-11-24T09:00:00.123Z");
    assertThat(ResultSchema.problemsOfNow(document)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"verdict", "objectives", "requests", "response", "load", "target"})
  void a_key_that_stays_is_required(String key) throws IOException, JsonException {
    Map<String, JsonValue> members = new LinkedHashMap<>(example());
    members.remove(key);
    assertThat(ResultSchema.problems(new JsonObject(members)))
        .singleElement()
        .asString()
        .startsWith("$: ");
  }

  @Test
  void a_member_of_another_type_is_refused_wherever_it_stands() throws IOException, JsonException {
    Map<String, JsonValue> members = new LinkedHashMap<>(example());
    members.put("requests", new JsonString("100"));
    members.put("verdict", new JsonString("GREEN"));
    members.put("started", new JsonString("yesterday"));
    members.put("exceedances", new JsonArray(List.of(new JsonArray(List.of()))));
    List<String> paths = new ArrayList<>();
    ResultSchema.problems(new JsonObject(members))
        .forEach(each -> paths.add(each.substring(0, each.indexOf(':'))));
    assertThat(paths)
        .containsExactlyInAnyOrder("$.requests", "$.verdict", "$.started", "$.exceedances[0]");
  }

  @Test
  void members_of_a_later_release_are_allowed() throws IOException, JsonException {
    Map<String, JsonValue> members = new LinkedHashMap<>(example());
    members.put("later", new JsonString("something"));
    JsonObject later = new JsonObject(members);
    assertThat(ResultSchema.problems(later)).isEmpty();
    assertThat(ResultSchema.problemsOfNow(Json.write(later)))
        .containsExactly("$.later: is not in the schema");
  }
}
