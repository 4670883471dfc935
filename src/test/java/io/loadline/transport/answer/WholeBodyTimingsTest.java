package io.loadline.transport.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Expectation;
import io.loadline.plan.JsonPath;
import io.loadline.result.Outcome;
import io.loadline.transport.Calls;
import io.loadline.transport.ServerTimings;
import io.loadline.transport.StreamStamps;
import io.loadline.transport.ToldParts;
import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import io.loadline.transport.answer.ReceivedAnswer.InferenceHeader;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server tells of its own time in a body that is one document. */
class WholeBodyTimingsTest {
  private static final String CHOICES = "\"choices\":[{\"index\":0,\"text\":\"a\"}],";
  private static final String LLAMA =
      "{" + CHOICES + "\"timings\":{\"prompt_n\":31,\"prompt_ms\":12.5,\"predicted_ms\":0.001}}";
  private static final String LLAMA_TOLD = "PREFILL 12.5 LLAMA_TIMINGS, DECODE 0.001 LLAMA_TIMINGS";
  private static final String VLLM =
      "{"
          + CHOICES
          + "\"metrics\":{\"time_to_first_token_ms\":85.2,\"generation_time_ms\":1240.5,"
          + "\"queue_time_ms\":12.3,\"mean_itl_ms\":9.1,\"tokens_per_second\":103.2}}";
  private static final String VLLM_TOLD =
      "QUEUE 12.3 VLLM_METRICS, PREFILL 85.2 VLLM_METRICS, DECODE 1240.5 VLLM_METRICS";

  private final ServerTimings timings = new ServerTimings();

  private static AnswerCheck checkOf(String path, Expectation... expectations) {
    return new AnswerCheck(Calls.post(URI.create("http://127.0.0.1:1" + path), expectations));
  }

  private Outcome judge(AnswerCheck check, int status, String coding, byte[] bytes) {
    KeptBody body = KeptBody.of(new StreamStamps(), timings, check);
    timings.clear();
    body.clear();
    body.begins(coding, InferenceHeader.NONE);
    for (int i = 0; i < bytes.length; i += 999) {
      body.add(bytes, i, Math.min(bytes.length, i + 999));
    }
    return body.judgedBy(check, status, ContentType.JSON, coding).outcome();
  }

  private String told(AnswerCheck check, String body) {
    assertThat(judge(check, 200, "", body.getBytes(UTF_8))).isEqualTo(Outcome.SUCCESS);
    return ToldParts.of(timings);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/completions",
        "/v1/chat/completions",
        "/openai/v1/completions/",
        "/v1/responses"
      })
  void both_servers_tell_in_completions_and_responses(String path) {
    assertThat(told(checkOf(path), LLAMA)).isEqualTo(LLAMA_TOLD);
    assertThat(told(checkOf(path), VLLM)).isEqualTo(VLLM_TOLD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/messages", "/v1/models/iris:predict", "/completions/x", "/"})
  void elsewhere_nothing_is_read(String path) {
    assertThat(told(checkOf(path), LLAMA)).isEmpty();
    assertThat(told(checkOf(path), VLLM)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"metrics\":null}",
        "{\"metrics\":{\"queue_time_ms\":1,\"time_to_first_token_ms\":2}}",
        "{\"metrics\":{\"queue_time_ms\":1,\"time_to_first_token_ms\":2,\"generation_time_ms\":null}}",
        "{\"timings\":[{\"prompt_ms\":1,\"predicted_ms\":2}]}",
        "{\"timings\":{\"prompt_ms\":\"1\",\"predicted_ms\":2}}",
        "{\"timings\":{\"prompt_ms\":-1,\"predicted_ms\":2}}",
        "{\"timings\":{\"prompt_ms\":1,\"predicted_ms\":3600001}}",
        "{\"timings\":{\"prompt_ms\":1,\"predicted_ms\":NaN}}",
        "{\"timings\":{\"prompt_ms\":1,\"predicted_ms\":2,\"predicted_ms\":{}}}",
        "{\"timings\":{\"prompt_ms\":1,\"predicted_ms\":2},\"timings\":0}",
        "{\"timings\":{\"prompt_ms\":1,\"predicted_ms\":"
            + "0.00000000000000000000000000000000000000000000000001}}",
        "[{\"timings\":{\"prompt_ms\":1,\"predicted_ms\":2}}]",
        "{\"choices\":[{},{}],\"timings\":{\"prompt_ms\":1,\"predicted_ms\":2}}",
        "{\"choices\":[{\"timings\":{\"prompt_ms\":1,\"predicted_ms\":2}}]}"
      })
  void what_is_not_as_that_server_writes_it_tells_nothing_and_is_no_error(String body) {
    assertThat(told(checkOf("/v1/completions"), body)).isEmpty();
  }

  @Test
  void of_two_members_of_one_name_the_last_counts() {
    String twice = LLAMA.replace("\"prompt_ms\"", "\"prompt_ms\":7,\"prompt_ms\"");
    assertThat(told(checkOf("/v1/completions"), twice)).isEqualTo(LLAMA_TOLD);
  }

  @Test
  void the_next_body_begins_anew() {
    AnswerCheck check = checkOf("/v1/completions");
    assertThat(told(check, LLAMA)).isEqualTo(LLAMA_TOLD);
    assertThat(told(check, "{}")).isEmpty();
    assertThat(told(check, "{\"timings\":{\"prompt_ms\":3}}")).isEmpty();
  }

  @Test
  void what_is_expected_beside_it_is_found_all_the_same() {
    JsonPath path = new JsonPath(List.of(new JsonPath.Field("timings")));
    JsonPath inner =
        new JsonPath(List.of(new JsonPath.Field("timings"), new JsonPath.Field("prompt_ms")));
    AnswerCheck check =
        checkOf(
            "/v1/completions",
            new Expectation.Exists("timings", path),
            new Expectation.Equal("timings.prompt_ms=12.5", inner, "12.5"));
    assertThat(told(check, LLAMA)).isEqualTo(LLAMA_TOLD);
    assertThat(judge(check, 200, "", VLLM.getBytes(UTF_8))).isEqualTo(Outcome.EXPECTATION_FAILED);
  }

  @Test
  void a_body_that_is_encoded_tells_the_same() {
    AnswerCheck check = checkOf("/v1/completions");
    byte[] body = Compressed.gzip(VLLM.getBytes(UTF_8));
    assertThat(judge(check, 200, "gzip", body)).isEqualTo(Outcome.SUCCESS);
    assertThat(ToldParts.of(timings)).isEqualTo(VLLM_TOLD);
  }

  @Test
  void an_answer_that_is_no_success_tells_nothing() {
    AnswerCheck check = checkOf("/v1/completions");
    assertThat(judge(check, 500, "", LLAMA.getBytes(UTF_8))).isEqualTo(Outcome.SERVER_ERROR);
    assertThat(timings.isEmpty()).isTrue();
    String error = LLAMA.replace("\"timings\"", "\"error\":\"no memory\",\"timings\"");
    assertThat(judge(check, 200, "", error.getBytes(UTF_8))).isEqualTo(Outcome.ERROR_BODY);
    assertThat(timings.isEmpty()).isTrue();
    String cut = LLAMA.substring(0, LLAMA.length() - 1);
    assertThat(judge(check, 200, "", cut.getBytes(UTF_8))).isEqualTo(Outcome.MALFORMED);
    assertThat(timings.isEmpty()).isTrue();
  }

  @Test
  void of_a_body_beyond_what_is_kept_nothing_is_read() {
    String large = LLAMA.replace("\"text\":\"a\"", "\"text\":\"" + "a".repeat(8 << 20) + "\"");
    assertThat(told(checkOf("/v1/completions"), large)).isEmpty();
  }
}
