package io.loadline.protobuf;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.WantedParts;
import io.loadline.plan.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Where a path points, a message that is read in part is the same as when it is read whole. */
class WantedFieldsTest {
  private static final Oracle EVERYTHING = Oracle.of("everything", "Everything");
  private static final String MESSAGE =
      "{\"aString\": \"s\", \"packedNumbers\": [1, -2, 300], \"loose_numbers\": [4, 5],"
          + " \"texts\": [\"a\", \"\", \"b\"], \"inner\": {\"back\": {\"inner\": {\"text\": \"x\"}}},"
          + " \"inners\": [{}, {\"text\": \"b\"}], \"counts\": {\"a\": 1, \"b\": 2},"
          + " \"innerById\": {\"-7\": {\"text\": \"y\"}}, \"chosenText\": \"t\","
          + " \"struct\": {\"a\": [1, {\"b\": \"c\"}]}, \"colours\": [\"FAR\", \"GREEN\"],"
          + " \"times\": {\"a\": \"2026-01-01T00:00:00Z\"}, \"someBytes\": \"AQI=\"}";

  private static void addPaths(List<JsonPath.Step> at, JsonValue value, List<JsonPath> paths) {
    paths.add(new JsonPath(at));
    if (value instanceof JsonObject object) {
      object.members().forEach((name, each) -> addPaths(with(at, name), each, paths));
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.elements().size(); i++) {
        List<JsonPath.Step> inner = new ArrayList<>(at);
        inner.add(new JsonPath.Index(i));
        addPaths(inner, array.elements().get(i), paths);
      }
    }
  }

  private static List<JsonPath.Step> with(List<JsonPath.Step> at, String name) {
    List<JsonPath.Step> inner = new ArrayList<>(at);
    inner.add(new JsonPath.Field(name));
    return inner;
  }

  private static JsonValue at(JsonValue document, JsonPath path) {
    JsonValue value = document;
    for (JsonPath.Step step : path.steps()) {
      value =
          step instanceof JsonPath.Field field
              ? Objects.requireNonNull(((JsonObject) value).members().get(field.name()))
              : ((JsonArray) value).elements().get(((JsonPath.Index) step).index());
    }
    return value;
  }

  @Test
  void each_path_finds_what_it_finds_in_the_whole() throws Exception {
    byte[] bytes = EVERYTHING.encoded(MESSAGE);
    JsonValue whole = EVERYTHING.decoded(bytes);
    List<JsonPath> paths = new ArrayList<>();
    addPaths(List.of(), whole, paths);
    assertThat(paths).hasSizeGreaterThan(60);
    for (JsonPath path : paths) {
      JsonValue part = EVERYTHING.decoded(bytes, WantedParts.of(List.of(path)));
      assertThat(at(part, path)).as("%s", path).isEqualTo(at(whole, path));
    }
  }

  @Test
  void what_nobody_looks_at_is_left_out() throws Exception {
    byte[] bytes = EVERYTHING.encoded(MESSAGE);
    JsonPath second = new JsonPath(List.of(new JsonPath.Field("texts"), new JsonPath.Index(1)));
    JsonValue part = EVERYTHING.decoded(bytes, WantedParts.of(List.of(second)));
    assertThat(Json.compact(part)).isEqualTo("{\"texts\":[null,\"\",null]}");
  }

  @Test
  void an_alternative_that_nobody_looks_at_still_replaces_one_that_somebody_does()
      throws Exception {
    byte[] text = EVERYTHING.encoded("{\"chosenText\": \"t\"}");
    byte[] number = EVERYTHING.encoded("{\"chosenNumber\": 5}");
    byte[] both = new byte[text.length + number.length];
    System.arraycopy(text, 0, both, 0, text.length);
    System.arraycopy(number, 0, both, text.length, number.length);
    JsonPath path = new JsonPath(List.of(new JsonPath.Field("chosenText")));
    assertThat(EVERYTHING.decoded(both, WantedParts.of(List.of(path))))
        .isEqualTo(new JsonObject(Map.of()));
  }

  @Test
  void floating_point_numbers_that_are_none_are_found_where_they_stand() throws Exception {
    assertThat(EVERYTHING.notFinite("{\"aDouble\": \"NaN\"}")).isEqualTo("aDouble");
    assertThat(EVERYTHING.notFinite("{\"aFloat\": \"-Infinity\"}")).isEqualTo("aFloat");
    assertThat(EVERYTHING.notFinite("{\"aFloat\": 3e38, \"aString\": \"NaN\"}")).isEmpty();
    assertThat(EVERYTHING.notFinite("{\"wrappedDouble\": \"NaN\"}"))
        .isEqualTo("wrappedDouble.value");
  }
}
