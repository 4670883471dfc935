package io.loadline.transport.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.AnswerNote;
import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.Calls;
import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import java.net.URI;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a model stopped, in plain JSON answers. */
class FinishCheckTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":[{\"finish_reason\":\"stop\"},{\"finish_reason\":\"abort\"}]}",
        "{\"choices\":[{\"finish_reason\":\"ERROR\",\"text\":\"a\"}]}",
        "{\"type\":\"message\",\"stop_reason\":\"error\"}",
        "{\"object\":\"response\",\"status\":\"failed\",\"error\":null}",
        "{\"object\":\"response\",\"incomplete_details\":{\"reason\":\"server_error\"}}",
        "{\"choices\":[{\"finish_reason\":{\"type\":\"abort\"}}]}",
        "{\"meta_info\":{\"finish_reason\":{\"type\":\"abort\",\"status_code\":503}}}",
        "[{\"meta_info\":{\"finish_reason\":{\"type\":\"stop\"}}},"
            + "{\"meta_info\":{\"finish_reason\":{\"type\":\"abort\"}}}]",
        "[{\"choices\":[{\"finish_reason\":\"error\"}]}]",
        "{\"text\":\"a\",\"finish_reason\":\"timeout\"}",
        "{\"text\":\"a\",\"stop_reason\":\"cancelled\"}"
      })
  void a_bad_reason_is_an_error(String body) {
    assertThat(judged("/v1/responses", body).outcome()).isEqualTo(Outcome.ERROR_BODY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stop",
        "length",
        "max_tokens",
        "tool_calls",
        "end_turn",
        "function_call",
        "tool_use",
        "stop_sequence",
        "eos_token",
        "model_length",
        "MAX_TOKENS",
        "STOP",
        "pause_turn"
      })
  void a_good_reason_is_nothing_to_speak_of(String reason) {
    String body = "{\"choices\":[{\"finish_reason\":\"" + reason + "\"}]}";
    assertThat(judged("/v1/chat/completions", body)).isEqualTo(Answer.SUCCESS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":[{\"finish_reason\":null}]}",
        "{\"choices\":[{\"finish_reason\":\"\"}]}",
        "{\"choices\":[{\"finish_reason\":\"null\"}]}",
        "{\"meta_info\":{\"finish_reason\":{\"type\":\"length\",\"length\":8}}}",
        "[1,{\"meta_info\":{\"finish_reason\":null}}]",
        "{\"choices\":[{\"finish_reason\":\"stop\",\"stop_reason\":\"error\"}]}",
        "{\"choices\":[{\"finish_reason\":\"stop\",\"stop_reason\":128001}]}",
        "{\"outputs\":[{\"finish_reason\":\"abort\"}]}",
        "{\"text\":\"a\",\"finish_reason\":\"out of words\"}",
        "{\"object\":\"response\",\"status\":\"completed\",\"incomplete_details\":null}",
        "{\"object\":\"response\",\"incomplete_details\":{\"reason\":\"max_output_tokens\"}}",
        "{\"status\":\"failed\",\"x_reason\":1}",
        "no JSON \"finish_reason\":\"abort\""
      })
  void what_is_no_reason_is_none(String body) {
    assertThat(judged("/v1/responses", body)).isEqualTo(Answer.SUCCESS);
  }

  @Test
  void an_unknown_reason_is_noted() {
    assertThat(judged("/predict", "{\"choices\":[{\"finish_reason\":\"sunset\"}]}"))
        .isEqualTo(Answer.noted(AnswerNote.UNKNOWN_FINISH_REASON, "finish_reason \"sunset\""));
    assertThat(judged("/predict", "{\"type\":\"message\",\"stop_reason\":\"refusal\"}"))
        .isEqualTo(Answer.noted(AnswerNote.CONTENT_FILTER, "stop_reason \"refusal\""));
  }

  @Test
  void a_response_that_is_incomplete_for_no_reason_is_noted() {
    for (String details : List.of("null", "{}")) {
      String body =
          "{\"object\":\"response\",\"status\":\"incomplete\",\"incomplete_details\":"
              + details
              + "}";
      assertThat(judged("/v1/responses", body))
          .isEqualTo(
              Answer.noted(
                  AnswerNote.UNKNOWN_FINISH_REASON, "status \"incomplete\" without a reason"));
    }
  }

  @Test
  void an_error_says_which_reason_and_shows_the_body() {
    String body = "{\"choices\":[{\"finish_reason\":\"abort\"}]}";
    assertThat(judged("/v1/chat/completions", body).detail())
        .isEqualTo("finish_reason \"abort\", status 200: " + body);
  }

  @Test
  void an_error_status_goes_first() {
    byte[] body = "{\"choices\":[{\"finish_reason\":\"abort\"}]}".getBytes(UTF_8);
    AnswerCheck check = new AnswerCheck(Calls.post(URI.create("http://localhost/predict")));
    assertThat(check.check(500, ContentType.JSON, body, body.length).outcome())
        .isEqualTo(Outcome.SERVER_ERROR);
  }

  /** Against {@link String#contains}. */
  @Test
  void the_key_is_found_wherever_it_stands() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int pieces = random.nextInt(6); pieces >= 0; pieces--) {
        text.append(piece(random.nextInt(7)));
      }
      byte[] body = text.toString().getBytes(UTF_8);
      boolean there =
          text.indexOf("\"finish_reason\"") >= 0 || text.indexOf("\"stop_reason\"") >= 0;
      assertThat(FinishCheck.isNamedIn(body, body.length)).as("%s", text).isEqualTo(there);
    }
  }

  private static String piece(int number) {
    return switch (number) {
      case 0 -> "\"finish_reason\"";
      case 1 -> "\"stop_reason\"";
      case 2 -> "_reason\"";
      case 3 -> "\"finish";
      case 4 -> "a";
      case 5 -> "_reason";
      default -> "\"churn_reason\"reason_";
    };
  }

  private static Answer judged(String path, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    AnswerCheck check = new AnswerCheck(Calls.post(URI.create("http://localhost" + path)));
    return check.check(
        200, body.startsWith("no") ? ContentType.OTHER : ContentType.JSON, bytes, bytes.length);
  }
}
