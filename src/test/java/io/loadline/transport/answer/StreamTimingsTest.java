package io.loadline.transport.answer;

import static io.loadline.testkit.TokenText.DONE;
import static io.loadline.testkit.TokenText.chat;
import static io.loadline.testkit.TokenText.data;
import static io.loadline.testkit.TokenText.finish;
import static io.loadline.testkit.TokenText.role;
import static io.loadline.testkit.TokenText.usageWith;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.result.Outcome;
import io.loadline.transport.Calls;
import io.loadline.transport.ServerTimings;
import io.loadline.transport.StreamStamps;
import io.loadline.transport.ToldParts;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamTimingsTest {
  private static final String LLAMA =
      "\"timings\":{\"cache_n\":0,\"prompt_n\":31,\"prompt_ms\":12.5,\"prompt_per_token_ms\":0.4,"
          + "\"predicted_n\":1,\"predicted_ms\":0.001,\"predicted_per_second\":1e6}";
  private static final String LLAMA_TOLD = "PREFILL 12.5 LLAMA_TIMINGS, DECODE 0.001 LLAMA_TIMINGS";
  private static final String VLLM =
      "\"metrics\":{\"time_to_first_token_ms\":85.2,\"generation_time_ms\":1240.5,"
          + "\"queue_time_ms\":12.3,\"mean_itl_ms\":9.1,\"tokens_per_second\":103.2}";
  private static final String VLLM_TOLD =
      "QUEUE 12.3 VLLM_METRICS, PREFILL 85.2 VLLM_METRICS, DECODE 1240.5 VLLM_METRICS";
  private static final String COMPLETED =
      data("{\"type\":\"response.completed\",\"response\":{" + VLLM + "}}");

  private final ServerTimings timings = new ServerTimings();

  private static Call asked() {
    return Calls.post(URI.create("http://127.0.0.1:1/v1/chat/completions"));
  }

  private StreamReader reader(Call call) {
    return StreamReader.of(new StreamStamps(), timings, () -> 0, new AnswerCheck(call).streams());
  }

  /** What is told by a good answer, read by pieces of so many bytes. */
  private String told(StreamReader reader, String text, int size) {
    byte[] bytes = text.getBytes(UTF_8);
    timings.clear();
    reader.begin();
    for (int at = 0; at < bytes.length; at += size) {
      reader.add(bytes, at, Math.min(bytes.length, at + size));
    }
    assertThat(reader.end().outcome()).isEqualTo(Outcome.SUCCESS);
    return ToldParts.of(timings);
  }

  private String told(String... events) {
    String text = String.join("", events);
    String said = told(reader(asked().streaming(asked().payloads())), text, text.length());
    assertThat(told(reader(asked()), text, text.length())).as("unasked").isEqualTo(said);
    return said;
  }

  private String toldAt(String path, String text) {
    Call call = Calls.post(URI.create("http://127.0.0.1:1" + path));
    return told(reader(call), text, text.length());
  }

  @Test
  void llama_tells_prefill_and_decode_in_its_last_event() {
    assertThat(told(role(), chat("a"), finish(), usageWith(LLAMA), DONE)).isEqualTo(LLAMA_TOLD);
    String last =
        data(
            "{\"choices\":[{\"finish_reason\":\"stop\",\"index\":0,\"text\":\"\"}]," + LLAMA + "}");
    assertThat(told(last, DONE)).isEqualTo(LLAMA_TOLD);
  }

  @Test
  void vllm_tells_queue_prefill_and_decode_in_its_event_of_usage() {
    assertThat(told(role(), chat("a"), finish(), usageWith(VLLM), DONE)).isEqualTo(VLLM_TOLD);
  }

  @Test
  void what_is_told_does_not_depend_on_how_the_bytes_come() {
    String text = role() + chat("a") + finish() + usageWith(LLAMA) + DONE;
    StreamReader reader = reader(asked().streaming(asked().payloads()));
    for (int size = 1; size <= text.length(); size++) {
      assertThat(told(reader, text, size)).as("by %d", size).isEqualTo(LLAMA_TOLD);
    }
    StreamReader plain = reader(asked());
    String other = role() + chat("a") + finish() + usageWith(VLLM) + DONE;
    for (int size = 1; size <= other.length(); size++) {
      assertThat(told(plain, other, size)).as("by %d", size).isEqualTo(VLLM_TOLD);
    }
  }

  @Test
  void of_timings_in_each_event_the_last_count() {
    String early = LLAMA.replace("0.001", "0.5").replace("12.5", "11");
    assertThat(told(usageWith(early), usageWith(LLAMA), finish(), DONE)).isEqualTo(LLAMA_TOLD);
    String broken = LLAMA.replace("0.001", "null");
    assertThat(told(usageWith(LLAMA), usageWith(broken), finish(), DONE)).isEmpty();
    assertThat(told(usageWith(LLAMA), usageWith("\"timings\":null"), finish(), DONE))
        .isEqualTo(LLAMA_TOLD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"metrics\":null",
        "\"metrics\":{}",
        "\"metrics\":\"none\"",
        "\"metrics\":{\"queue_time_ms\":1,\"time_to_first_token_ms\":2,\"generation_time_ms\":null}",
        "\"metrics\":{\"queue_time_ms\":1,\"time_to_first_token_ms\":2}",
        "\"metrics\":{\"queue_time_ms\":-1,\"time_to_first_token_ms\":2,\"generation_time_ms\":3}",
        "\"metrics\":[{\"queue_time_ms\":1,\"time_to_first_token_ms\":2,\"generation_time_ms\":3}]",
        "\"stats\":{\"queue_time_ms\":1,\"time_to_first_token_ms\":2,\"generation_time_ms\":3}",
        "\"timings\":{\"queue_time_ms\":1,\"time_to_first_token_ms\":2,\"generation_time_ms\":3}",
        "\"metrics\":{\"prompt_ms\":1,\"predicted_ms\":2}",
        "\"timings\":{\"prompt_ms\":\"1\",\"predicted_ms\":2}",
        "\"timings\":{\"prompt_ms\":1,\"predicted_ms\":[2]}",
        "\"timings\":{\"prompt_ms\":1,\"predicted_ms\":4e6}",
        "\"timings\":{\"prompt_ms\":1}",
        "\"timings\":{\"all\":{\"prompt_ms\":1,\"predicted_ms\":2}}"
      })
  void what_is_not_as_that_server_writes_it_tells_nothing_and_is_no_error(String said) {
    assertThat(told(chat("a"), usageWith(said), finish(), DONE)).isEmpty();
  }

  @Test
  void a_number_that_is_not_finite_is_noted_as_ever_and_tells_nothing() {
    String said = "\"timings\":{\"prompt_ms\":NaN,\"predicted_ms\":2}";
    assertThat(told(chat("a"), usageWith(said), finish(), DONE)).isEmpty();
  }

  @Test
  void of_more_than_one_choice_nothing_is_told() {
    String second = "{\"index\":1,\"finish_reason\":\"stop\",\"delta\":{\"content\":\"b\"}}";
    String other = data("{\"choices\":[" + second + "]}");
    assertThat(told(other, finish(), usageWith(LLAMA), DONE)).isEmpty();
    assertThat(told(finish(), usageWith(LLAMA), other, DONE)).isEmpty();
    assertThat(told(usageWith(VLLM), finish(), other, DONE)).isEmpty();
    String both = data("{\"choices\":[{\"delta\":{\"content\":\"a\"}},{\"delta\":{}}]}");
    assertThat(told(both, finish(), usageWith(LLAMA), DONE)).isEmpty();
  }

  @Test
  void the_next_stream_of_a_reader_begins_anew() {
    StreamReader reader = reader(asked().streaming(asked().payloads()));
    String both = data("{\"choices\":[{\"delta\":{\"content\":\"a\"}},{\"delta\":{}}]}") + finish();
    assertThat(told(reader, both + usageWith(LLAMA) + DONE, 4096)).isEmpty();
    assertThat(told(reader, finish() + usageWith(LLAMA) + DONE, 4096)).isEqualTo(LLAMA_TOLD);
    assertThat(told(reader, finish() + DONE, 4096)).isEmpty();
  }

  @Test
  void keys_with_escapes_are_the_same_keys() {
    String escaped = LLAMA.replace("\"timings", "\"\\u0074imings").replace("pt_ms", "pt\\u005fms");
    assertThat(told(finish(), usageWith(escaped), DONE)).isEqualTo(LLAMA_TOLD);
  }

  @Test
  void both_tell_them_in_the_completed_response() {
    String created = COMPLETED.replace("completed", "created");
    assertThat(toldAt("/v1/responses", created + COMPLETED)).isEqualTo(VLLM_TOLD);
    String llama = data("{\"type\":\"response.completed\",\"response\":{}," + LLAMA + "}");
    assertThat(toldAt("/v1/responses", created + llama)).isEqualTo(LLAMA_TOLD);
    assertThat(toldAt("/v1/responses", llama.replace("completed", "incomplete"))).isEmpty();
    String silent = data("{\"type\":\"response.completed\",\"response\":{\"metrics\":null}}");
    assertThat(toldAt("/v1/responses", created + silent)).isEmpty();
  }

  @Test
  void what_no_known_server_tells_at_an_address_is_not_read_there() {
    assertThat(toldAt("/predict", data("{" + VLLM + "}"))).isEmpty();
    assertThat(toldAt("/predict", data("{" + LLAMA + "}"))).isEmpty();
    String message = data("{\"type\":\"message_stop\"," + LLAMA + "}");
    assertThat(toldAt("/v1/messages", message)).isEmpty();
  }

  @Test
  void an_event_that_is_a_list_is_about_no_request_alone() {
    assertThat(toldAt("/v1/completions", data("[{" + LLAMA + "}]") + finish() + DONE)).isEmpty();
  }

  @Test
  void a_stream_that_is_whole_tells_the_same() {
    byte[] body = (chat("a") + finish() + usageWith(LLAMA) + DONE).getBytes(UTF_8);
    AnswerCheck check = new AnswerCheck(asked());
    StreamReader.judge(check, 200, body, body.length, timings);
    assertThat(ToldParts.of(timings)).isEqualTo(LLAMA_TOLD);
  }

  @Test
  void telling_allocates_nothing() {
    String text = chat("a") + usageWith(LLAMA) + finish() + usageWith(VLLM) + DONE;
    assertThat(StreamProbe.allocated(text, 40_000)).isZero();
  }
}
