package io.loadline.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonTree;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.plan.TimedPart;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TritonStatsTest {
  private static final String HOST = "http://h:8000";

  /** What Triton 2.51.0 answered. */
  private static String recorded() throws IOException {
    return Files.readString(Path.of("src/test/resources/expositions/triton-stats.json"));
  }

  private static ServerCounters read(String text) throws ScrapeException {
    return new TritonStats().read(ScriptedMetrics.json(text));
  }

  @Test
  void the_counters_are_those_of_successes_in_ns() throws Exception {
    assertThat(read(recorded()))
        .isEqualTo(
            new ServerCounters(
                330,
                Map.of(
                    TimedPart.QUEUE,
                    256_519_753_797L,
                    TimedPart.PREPARE,
                    8_841_781L + 76_336_211L,
                    TimedPart.COMPUTE,
                    33_385_713_574L,
                    TimedPart.TOTAL,
                    289_992_002_484L),
                Map.of("compute", 330L),
                8_841_781L + 33_385_713_574L + 76_336_211L,
                0));
  }

  @Test
  void versions_are_added_up() throws Exception {
    String one = recorded().strip();
    String model = one.substring(one.indexOf("[") + 1, one.lastIndexOf("]"));

    assertThat(read("{\"model_stats\": [" + model + "," + model + "]}").requests()).isEqualTo(660);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 40})
  void versions_that_add_up_to_more_than_a_count_are_refused(int versions) throws Exception {
    String one = recorded().strip().replace("256519753797", "288230376151711744");
    String model = one.substring(one.indexOf("[") + 1, one.lastIndexOf("]"));
    String all = String.join(",", Collections.nCopies(versions, model));

    assertThatThrownBy(() -> read("{\"model_stats\": [" + all + "]}"))
        .hasMessage("tells figures that are too large");
  }

  @Test
  void batches_that_add_up_to_more_than_a_time_are_refused() throws Exception {
    String batch =
        "{\"compute_input\": {\"ns\": 288230376151711744}, \"compute_infer\": {\"ns\": 0},"
            + " \"compute_output\": {\"ns\": 0}},";
    String many = recorded().replace("\"batch_stats\":[", "\"batch_stats\":[" + batch.repeat(64));

    assertThat(many).isNotEqualTo(recorded());
    assertThatThrownBy(() -> read(many)).hasMessage("tells figures that are too large");
  }

  @Test
  void a_batch_is_busy_once() throws Exception {
    String batches = recorded().replace("\"batch_size\":1", "\"batch_size\":4");

    assertThat(read(batches).busyNanos()).isEqualTo(read(recorded()).busyNanos());
  }

  @ParameterizedTest
  @ValueSource(strings = {"queue", "compute_infer", "success", "compute_input", "compute_output"})
  void what_lacks_a_counter_is_refused(String counter) throws Exception {
    String lacking = recorded().replaceFirst("\"" + counter + "\"", "\"other\"");

    assertThatThrownBy(() -> read(lacking)).hasMessageStartingWith("does not tell " + counter);
  }

  @ParameterizedTest
  @CsvSource({
    "256519753797, -1",
    "256519753797, 1e40",
    "256519753797, 1e70",
    "256519753797, '\"much\"'",
  })
  void what_is_no_count_is_refused(String figure, String other) throws Exception {
    String odd = recorded().replace(figure, other);

    assertThatThrownBy(() -> read(odd)).hasMessage("does not tell queue.ns");
  }

  @Test
  void other_answers_are_refused() {
    assertThatThrownBy(() -> read("{}")).hasMessage("tells no statistics of a model");
    assertThatThrownBy(() -> read("no JSON")).hasMessage("answered with what is no JSON");
    assertThatThrownBy(
            () ->
                new TritonStats()
                    .read(new MetricsSource.Page(400, "application/json", new byte[0])))
        .hasMessage("answered 400");
  }

  @ParameterizedTest
  @CsvSource({
    "/v2/models/iris/infer, /v2/models/iris",
    "/v2/models/iris/versions/2/infer, /v2/models/iris/versions/2",
    "/below/v2/models/iris/generate_stream?x=1, /below/v2/models/iris"
  })
  void a_call_is_of_a_model(String called, String model) {
    assertThat(TritonStats.calledModel(URI.create(HOST + called)))
        .contains(URI.create(HOST + model));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        HOST + "/v1/models/iris:predict",
        HOST + "/v2/models/iris/ready",
        HOST + "/predict",
        "grpc://h:8001/iris"
      })
  void another_call_is_of_no_model(String called) {
    assertThat(TritonStats.calledModel(URI.create(called))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} |",
        "{\"platform\": \"ensemble\"} | the model is an ensemble, and Triton tells its queue under"
            + " its steps alone",
        "{\"ensemble_scheduling\": {\"step\": []}} | the model is an ensemble, and Triton tells its"
            + " queue under its steps alone",
        "{\"model_transaction_policy\": {\"decoupled\": true}} | the model is decoupled, and Triton"
            + " does not tell how long it computes",
        "{\"model_transaction_policy\": {\"decoupled\": false}} |",
        "{\"response_cache\": {\"enable\": true}} | the model has a response cache",
        "{\"sequence_batching\": {}} | the model batches sequences"
      })
  void the_configuration_says_whether_counters_are_true(String config, String untold)
      throws Exception {
    assertThat(facts("2.51.0", config).untold()).isEqualTo(Optional.ofNullable(untold).orElse(""));
  }

  @ParameterizedTest
  @CsvSource({"2.50.0, true", "1.99.0, true", "2.51.0, false", "2.60.1, false", "3.0, false"})
  void releases_that_were_not_tried_are_not_believed(String version, boolean refused)
      throws Exception {
    assertThat(facts(version, "{}").untold())
        .isEqualTo(refused ? "releases of Triton before 2.51 were not tried" : "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "new", "2.51.0\u001b[31m", "2.51.0 and more"})
  void a_version_that_is_none_is_not_shown(String version) throws Exception {
    assertThat(facts(version, "{}")).isEqualTo(new ServerFacts("", 1, "its version is not known"));
  }

  private static ServerFacts facts(String version, String config) throws JsonException {
    Map<String, JsonValue> server =
        Map.of("name", new JsonString("triton"), "version", new JsonString(version));
    return TritonModel.facts(
        new JsonTree(new JsonObject(server)), new JsonTree(Json.parse(config)));
  }
}
