package io.loadline.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.plan.JsonPath;
import io.loadline.plan.JsonPath.Field;
import io.loadline.plan.JsonPath.Index;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds the values that a scan keeps against the same in a tree of Jackson's. */
class KeptValuesTest {
  private static final int DOCUMENTS = 20_000;
  private static final List<JsonPath> PATHS =
      List.of(
          path(new Field("a")),
          path(new Field("a"), new Field("data")),
          path(new Field("outputs"), new Index(0), new Field("data")),
          path(new Field("outputs")),
          path(new Field("a\"b"), new Index(1)),
          path(new Field("error")),
          path(new Index(0)),
          path(new Index(2), new Field("error")),
          path(new Index(1), new Index(1)));

  private final JsonScan scan =
      new JsonScan(PATHS.stream().map(path -> new KeptPart(path, PathWatch.CEILING)).toList());

  @Test
  void they_are_those_of_the_tree_wherever_the_bytes_are_cut() throws JsonException {
    SplittableRandom random = new SplittableRandom(13);
    RandomDocuments documents = new RandomDocuments(random);
    int found = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
      byte[] bytes = documents.next();
      scan.begin();
      int cut = random.nextInt(bytes.length + 1);
      scan.add(bytes, 0, cut);
      byte[] rest = Arrays.copyOfRange(bytes, cut, bytes.length);
      scan.add(rest, 0, rest.length);
      scan.end();
      if (scan.isValid() && scan.isUtf8() && scan.nonFinite() < 0) {
        List<JsonValue> expected = inTree(parsed(bytes));
        if (!(parsed(bytes) instanceof JsonNull)) {
          assertThat(kept()).as(new String(bytes, UTF_8)).isEqualTo(expected);
        }
        found += (int) expected.stream().filter(value -> value != null).count();
      }
    }
    assertThat(found).isGreaterThan(DOCUMENTS / 10);
  }

  /** Nothing where a number has an exponent beyond those of a BigDecimal. */
  private static JsonValue parsed(byte[] bytes) {
    try {
      return Json.parse(bytes);
    } catch (JsonException e) {
      return new JsonNull();
    }
  }

  private List<JsonValue> kept() throws JsonException {
    List<JsonValue> values = new ArrayList<>();
    for (int i = 0; i < PATHS.size(); i++) {
      GrowingBytes value = scan.value(i);
      values.add(value == null ? null : Json.parse(value.array(), 0, value.length()));
    }
    return values;
  }

  private static List<JsonValue> inTree(JsonValue document) {
    List<JsonValue> values = new ArrayList<>();
    for (JsonPath path : PATHS) {
      JsonValue value = document;
      for (JsonPath.Step step : path.steps()) {
        value = down(value, step);
      }
      values.add(value);
    }
    return values;
  }

  private static @Nullable JsonValue down(@Nullable JsonValue value, JsonPath.Step step) {
    if (step instanceof Field field && value instanceof JsonObject object) {
      return object.members().get(field.name());
    }
    return step instanceof Index index
            && value instanceof JsonArray array
            && index.index() < array.elements().size()
        ? array.elements().get(index.index())
        : null;
  }

  private static JsonPath path(JsonPath.Step... steps) {
    return new JsonPath(List.of(steps));
  }

  @Test
  void no_more_than_is_wanted_is_kept() {
    KeptPart start = new KeptPart(path(new Field("data")), 8);
    JsonScan few = new JsonScan(List.of(start));
    byte[] bytes = "{\"data\":[1,2,3,4,5,6]}".getBytes(UTF_8);
    few.begin();
    few.add(bytes, 0, bytes.length);
    few.end();
    GrowingBytes kept = Objects.requireNonNull(few.value(0));
    assertThat(new String(kept.array(), 0, kept.length(), UTF_8)).isEqualTo("[1,2,3,4");
    assertThat(kept.isCut()).isTrue();
  }
}
