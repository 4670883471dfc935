package io.loadline.config.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.GateFixture;
import io.loadline.config.gate.Gate;
import io.loadline.config.setting.Attribute;
import io.loadline.plan.AnswerKind;
import io.loadline.plan.Call;
import io.loadline.plan.EffectiveSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenStreamConfigTest {
  private static final String CHAT = "http://localhost:8080/openai/v1/chat/completions";
  private static final String PAYLOAD =
      "{\"messages\": [], \"temperature\": 1.0, \"stream\": true }";

  @ParameterizedTest
  @CsvSource({
    "http://h/openai/v1/chat/completions, TOKEN_STREAM",
    "http://h/v1/chat/completions, TOKEN_STREAM",
    "http://h/v1/completions, TOKEN_STREAM",
    "http://h/v1/completions?x=1, TOKEN_STREAM",
    "http://h/v1/embeddings, WHOLE",
    "http://h/v2/models/iris/infer, WHOLE"
  })
  void the_path_and_the_payload_decide(String url, AnswerKind kind) {
    Call call = chat().set(Attribute.URL, url).resolve().plan().call();
    assertThat(call.answer()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{\"stream\": false}", "{\"stream\": null}", "{\"n\": {\"stream\": true}}"})
  void without_stream_true_the_answer_comes_whole(String payload) {
    Call call = chat().set(Attribute.PAYLOAD, payload).resolve().plan().call();
    assertThat(call.answer()).isEqualTo(AnswerKind.WHOLE);
  }

  @Test
  void usage_is_asked_for_and_the_rest_of_the_payload_stays_as_it_is() {
    Gate.Endpoint gate = chat().resolve();
    assertThat(gate.plan().call().payloads().get(0).text())
        .isEqualTo(
            "{\"messages\": [], \"temperature\": 1.0, \"stream\": true ,"
                + " \"stream_options\": {\"include_usage\": true}}");
    assertThat(gate.effective())
        .contains(
            new EffectiveSetting(
                "answer",
                "token stream; stream_options.include_usage added to the payload to count tokens",
                "url, and \"stream\": true in the payload"));
  }

  @Test
  void stream_options_of_the_user_stay() {
    String payload = "{\"stream\":true,\"stream_options\":{\"include_usage\":false}}";
    Gate.Endpoint gate = chat().set(Attribute.PAYLOAD, payload).resolve();
    assertThat(gate.plan().call().payloads().get(0).text()).isEqualTo(payload);
    assertThat(gate.effective())
        .contains(
            new EffectiveSetting(
                "answer", "token stream", "url, and \"stream\": true in the payload"));
  }

  @Test
  void a_stream_holds_its_connection_so_there_are_more_of_them() {
    GateFixture gate = chat().set(Attribute.LATENCY_MEAN).set(Attribute.TTFT_MEAN, "500");
    gate.set(Attribute.DURATION, "60s");
    assertThat(gate.resolve().plan().connections()).isEqualTo(160);
  }

  @Test
  void a_token_stream_may_come_over_http_2() {
    Call call = chat().set(Attribute.PROTOCOL, "HTTP_2").resolve().plan().call();
    assertThat(call.isHttp2()).isTrue();
    assertThat(call.answer()).isEqualTo(AnswerKind.TOKEN_STREAM);
  }

  @Test
  void payloads_that_disagree_are_refused() {
    assertThat(chat().set(Attribute.PAYLOAD, PAYLOAD, "{\"stream\": false}").refusal())
        .contains(
            "1 of 2 payloads ask for a token stream; write \"stream\": true into all of them, or"
                + " into none");
  }

  private static GateFixture chat() {
    return GateFixture.gate().set(Attribute.URL, CHAT).set(Attribute.PAYLOAD, PAYLOAD);
  }
}
