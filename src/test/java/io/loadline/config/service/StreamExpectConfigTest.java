package io.loadline.config.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.GateFixture;
import io.loadline.config.setting.Attribute;
import io.loadline.plan.AnswerKind;
import io.loadline.plan.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code expect} can say of a token stream, and what it cannot. */
class StreamExpectConfigTest {
  private static final String CHAT = "http://localhost:8080/openai/v1/chat/completions";
  private static final String COMPLETIONS = "http://localhost:8080/openai/v1/completions";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status=200",
        "choices[0].message.content=\"Paris\"",
        "choices[0].message.content~=(?i)paris",
        "choices[0].message.content exists"
      })
  void the_text_of_a_chat_can_be_expected(String expect) {
    Call call = stream(CHAT, expect).resolve().plan().call();
    assertThat(call.answer()).isEqualTo(AnswerKind.TOKEN_STREAM);
    assertThat(call.expectations()).singleElement().extracting("text").isEqualTo(expect);
  }

  @Test
  void a_completion_has_its_text_at_another_place() {
    assertThat(stream(COMPLETIONS, "choices[0].text~=Paris").refusal()).isEmpty();
    assertThat(stream(COMPLETIONS, "choices[0].message.content~=Paris").refusal())
        .contains("looks at choices[0].message.content, and")
        .contains("write choices[0].text=\"..\", choices[0].text~=regex or choices[0].text exists");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id exists | id",
        "choices[1].message.content~=x | choices[1].message.content",
        "choices[0].text~=x | choices[0].text",
        "choices[0].finish_reason=\"stop\" | choices[0].finish_reason",
        "usage.completion_tokens=8+-1 | usage.completion_tokens"
      })
  void nothing_else_of_the_answer_can(String expect, String path) {
    assertThat(stream(CHAT, expect).refusal())
        .contains(
            "looks at "
                + path
                + ", and of a token stream only the text of the first choice is read; write"
                + " choices[0].message.content=\"..\", choices[0].message.content~=regex or"
                + " choices[0].message.content exists, beside status=..");
  }

  @ParameterizedTest
  @ValueSource(strings = {"42", "[1,1]", "null", "{\"a\":1}"})
  void a_text_is_no_other_json(String json) {
    assertThat(stream(CHAT, "choices[0].message.content=" + json).refusal())
        .contains(
            "the value "
                + json
                + " is no text, as choices[0].message.content is; write a text in quotes:"
                + " choices[0].message.content=\"..\"");
  }

  @Test
  void a_text_is_near_no_number() {
    assertThat(stream(CHAT, "choices[0].message.content=1+-0.5").refusal())
        .contains(
            "compares choices[0].message.content with a number, and it is a text; write"
                + " choices[0].message.content=\"..\" or choices[0].message.content~=regex");
  }

  @Test
  void each_expectation_that_is_wrong_is_named() {
    assertThat(stream(CHAT, "id exists", "status=200", "model~=smol").refusal())
        .contains("looks at id, and", "looks at model, and");
  }

  @Test
  void the_plain_answer_can_be_looked_into_as_a_whole() {
    GateFixture plain =
        stream(CHAT, "id exists", "choices[0].finish_reason=\"stop\"")
            .set(Attribute.PAYLOAD, "{\"messages\": [], \"stream\": false}");
    assertThat(plain.refusal()).isEmpty();
  }

  private static GateFixture stream(String url, String... expect) {
    return GateFixture.gate()
        .set(Attribute.URL, url)
        .set(Attribute.PAYLOAD, "{\"messages\": [], \"stream\": true}")
        .set(Attribute.EXPECT, expect);
  }
}
