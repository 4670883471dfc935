package io.loadline.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.LazyElements;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class JsonStartTest {
  @Test
  void of_a_long_value_no_more_than_its_start_is_written() throws Exception {
    assertThat(Json.start(Json.parse("[1,2,3]"), 7)).isEqualTo("[1,2,3]");
    assertThat(Json.start(Json.parse("[1,2,3]"), 6)).isEqualTo("[1,2,3...");
    assertThat(Json.start(Json.parse("{\"a\":\"\u00e4\"}"), 9)).isEqualTo("{\"a\":\"\u00e4\"}");
  }

  @Test
  void elements_behind_the_start_are_not_read() {
    JsonValue value = new JsonArray(new Endless());
    assertThat(Json.start(value, 4)).isEqualTo("[0,1...");
  }

  /** Has more elements than anybody can read. */
  private static final class Endless extends LazyElements {
    @Override
    public JsonValue get(int index) {
      return new JsonNumber(BigDecimal.valueOf(index));
    }

    @Override
    public int size() {
      return Integer.MAX_VALUE;
    }
  }
}
