package io.loadline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each payload that the pages give is one that a model server accepts: copied, it is no error. */
class IrisPayloadsTest {
  static List<String> payloads() {
    return IrisPayloads.all();
  }

  @Test
  void there_is_one_in_java_and_the_file() {
    assertThat(payloads()).hasSizeGreaterThanOrEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void it_is_the_payload_of_the_sample(String payload) throws Exception {
    Path sample = Path.of("sample-project", "src", "test", "resources", "iris-input.json");
    assertThat(Json.parse(payload)).isEqualTo(Json.parse(Files.readString(sample)));
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void it_has_a_tensor(String payload) throws JsonException {
    JsonValue inputs = ((JsonObject) Json.parse(payload)).members().get("inputs");
    assertThat(((JsonArray) inputs).elements())
        .singleElement()
        .satisfies(
            tensor ->
                assertThat(((JsonObject) tensor).members())
                    .containsEntry("datatype", new JsonString("FP32"))
                    .containsKeys("name", "shape", "data"));
  }
}
