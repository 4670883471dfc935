package io.loadline.transport.answer;

import static io.loadline.testkit.TokenText.DONE;
import static io.loadline.testkit.TokenText.chat;
import static io.loadline.testkit.TokenText.data;
import static io.loadline.testkit.TokenText.finish;
import static io.loadline.testkit.TokenText.usageWith;
import static io.loadline.transport.answer.NamedJson.call;
import static io.loadline.transport.answer.NamedJson.queue;
import static io.loadline.transport.answer.NamedJson.source;
import static io.loadline.transport.answer.NamedJson.streamed;
import static io.loadline.transport.answer.NamedJson.told;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.plan.Expectation;
import io.loadline.plan.JsonPath;
import io.loadline.plan.JsonPath.Field;
import io.loadline.plan.JsonPath.Index;
import io.loadline.plan.TimedPart;
import io.loadline.plan.TimingSources;
import io.loadline.transport.Calls;
import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in JSON of the server's own time, at places that the user names. */
class NamedJsonTimingsTest {
  private static final String VLLM =
      "\"metrics\":{\"time_to_first_token_ms\":8,\"generation_time_ms\":4,\"queue_time_ms\":2}";

  private static final Field TIMES = new Field("times");
  private static final Field WAIT = new Field("wait");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"times\":{\"wait\":12.5}}|12.5",
        "{\"times\": {\"wait\" : 1e1 } , \"outputs\":[]}|10",
        "{\"times\":{\"other\":1,\"wait\":0 }}|0"
      })
  void a_number_in_a_body_at_any_address(String body, double millis) {
    assertThat(told(call("/predict", queue(TIMES, WAIT)), body))
        .isEqualTo("QUEUE " + millis + " NAMED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"times\":{\"wait\":\"12.5\"}}",
        "{\"times\":{\"wait\":null}}",
        "{\"times\":{\"wait\":-1}}",
        "{\"times\":{\"wait\":4000000}}",
        "{\"times\":{\"wait\":[1]}}",
        "{\"times\":{\"wait\":{\"wait\":1}}}",
        "{\"wait\":1}",
        "[{\"times\":{\"wait\":1}}]"
      })
  void what_is_no_time_there_tells_nothing(String body) {
    assertThat(told(call("/predict", queue(TIMES, WAIT)), body)).isEmpty();
  }

  @Test
  void elements_and_units_as_named() {
    Call call =
        call(
            "/predict",
            queue(new Field("steps"), new Index(1), WAIT),
            source(TimedPart.COMPUTE, 1_000_000_000, new Field("seconds")),
            source(TimedPart.DECODE, 1, new Field("eval_duration")));
    assertThat(
            told(
                call,
                "{\"steps\":[{\"wait\":1},{\"wait\":2}],\"seconds\":0.25,\"eval_duration\":3500}"))
        .isEqualTo("QUEUE 2.0 NAMED, DECODE 0.0035 NAMED, COMPUTE 250.0 NAMED");
  }

  @Test
  void what_was_compressed() {
    byte[] events = Compressed.gzip(data("{\"times\":{\"wait\":4}}").getBytes(UTF_8));
    assertThat(told(call("/predict", queue(TIMES, WAIT)), ContentType.EVENTS, "gzip", events))
        .isEqualTo("QUEUE 4.0 NAMED");
    byte[] body = Compressed.gzip("{\"times\":{\"wait\":3}}".getBytes(UTF_8));
    assertThat(told(call("/predict", queue(TIMES, WAIT)), ContentType.JSON, "gzip", body))
        .isEqualTo("QUEUE 3.0 NAMED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gzip"})
  void the_json_before_tensors_in_binary_form(String coding) {
    String json = "{\"times\":{\"wait\":3}}";
    byte[] plain = (json + "\u0001{\"\u0002]").getBytes(UTF_8);
    byte[] body = coding.isEmpty() ? plain : Compressed.gzip(plain);
    Call call = call("/v2/models/iris/infer", queue(TIMES, WAIT));
    assertThat(told(call, ContentType.OTHER, coding, json.length(), body))
        .isEqualTo("QUEUE 3.0 NAMED");
  }

  @Test
  void beside_an_expectation_at_the_same_place() {
    Expectation exists = new Expectation.Exists("times exists", new JsonPath(List.of(TIMES)));
    Call call =
        Calls.post(URI.create("http://127.0.0.1:1/predict"), exists)
            .timedBy(new TimingSources(true, List.of(queue(TIMES, WAIT))));
    assertThat(told(call, "{\"times\":{\"wait\":3}}")).isEqualTo("QUEUE 3.0 NAMED");
  }

  @Test
  void the_last_line_of_several_counts() {
    String lines = "{\"done\":false}\n{\"wait\":1}\n{\"done\":true,\"wait\":2}\n";
    assertThat(
            told(call("/api/generate", queue(WAIT)), ContentType.LINES, "", lines.getBytes(UTF_8)))
        .isEqualTo("QUEUE 2.0 NAMED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/predict", "/v1/messages", "/v1/responses", "/v1/chat/completions"})
  void the_last_event_that_says_it_counts(String path) {
    String ends =
        data("{\"type\":\"response.completed\"}") + data("{\"type\":\"message_stop\"}") + finish();
    assertThat(
            streamed(
                call(path, queue(TIMES, WAIT)),
                data("{\"times\":{\"wait\":1}}"),
                data("{\"times\":{\"wait\":2}}"),
                data("{\"times\":{\"wait\":\"3\"}}"),
                data("{\"text\":\"wait\"}"),
                ends))
        .isEqualTo("QUEUE 2.0 NAMED");
  }

  @Test
  void a_token_stream_tells_it_as_well() {
    Call call = call("/v1/completions", queue(new Field("usage"), WAIT));
    String last = usageWith("\"id\":\"a\"").replace("\"usage\":{", "\"usage\":{\"wait\":5,");
    assertThat(streamed(call.streaming(call.payloads()), chat("a"), finish(), last, DONE))
        .isEqualTo("QUEUE 5.0 NAMED");
  }

  @Test
  void a_part_that_is_named_is_read_there_alone() {
    Call call = call("/v1/completions", queue(WAIT));
    assertThat(told(call, "{\"wait\":1," + VLLM + "}"))
        .isEqualTo("QUEUE 1.0 NAMED, PREFILL 8.0 VLLM_METRICS, DECODE 4.0 VLLM_METRICS");
    assertThat(told(call, "{" + VLLM + "}"))
        .isEqualTo("PREFILL 8.0 VLLM_METRICS, DECODE 4.0 VLLM_METRICS");
    assertThat(streamed(call, chat("a"), finish(), usageWith(VLLM), DONE))
        .isEqualTo("PREFILL 8.0 VLLM_METRICS, DECODE 4.0 VLLM_METRICS");
  }

  @Test
  void nothing_known_is_read_where_that_is_switched_off() {
    Call call =
        Calls.post(URI.create("http://127.0.0.1:1/v1/completions"))
            .timedBy(new TimingSources(false, List.of()));
    assertThat(told(call, "{" + VLLM + "}")).isEmpty();
    assertThat(streamed(call, chat("a"), finish(), usageWith(VLLM), DONE)).isEmpty();
    assertThat(
            streamed(call.streaming(call.payloads()), chat("a"), finish(), usageWith(VLLM), DONE))
        .isEmpty();
  }
}
