package io.loadline.transport.answer;

import static io.loadline.testkit.TokenText.DONE;
import static io.loadline.testkit.TokenText.chat;
import static io.loadline.testkit.TokenText.data;
import static io.loadline.testkit.TokenText.finish;
import static io.loadline.testkit.TokenText.role;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamErrorsTest {
  @Test
  void an_error_in_the_stream_is_an_error() {
    String error =
        data(
            "{\"error\":{\"code\":500,\"message\":\"Context size has been exceeded.\","
                + "\"type\":\"server_error\"}}");
    assertThat(StreamProbe.whole(role() + chat("a") + error))
        .isEqualTo(
            "error-body (error in the stream, after 1 token event: {\"error\":{\"code\":500,"
                + "\"message\":\"Context size has been exceeded.\",\"type\":\"server_error\"}}),"
                + " 1 events, no usage");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data: {\"error\":\"boom\"}",
        "data: {\"object\":\"error\",\"message\":\"boom\",\"code\":400}",
        "event: error\ndata: boom",
        "data: {\"choices\":[],\"error\":{\"message\":\"boom\"}}"
      })
  void errors_come_in_several_forms_and_a_done_behind_them_heals_nothing(String error) {
    String text = chat("a") + error + "\n\n" + finish() + DONE;
    assertThat(StreamProbe.whole(text)).startsWith("error-body (error in the stream, after 1");
  }

  @Test
  void done_and_nothing_else_is_no_answer() {
    assertThat(StreamProbe.whole(DONE))
        .isEqualTo("malformed (an event stream without an event), 0 events, no usage");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "-Infinity", "Infinity"})
  void a_number_that_is_not_finite_is_one(String number) {
    String event =
        "{\"choices\":[{\"delta\":{\"content\":\"a\"},\"logprobs\":{\"content\":"
            + "[{\"logprob\":"
            + number
            + "}]}}]}";
    assertThat(StreamProbe.whole(data(event) + finish() + DONE)).startsWith("success");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "false", "\"\"", "{}", "[ ]", "0", "-0.0", "0e7"})
  void an_error_that_is_none_is_none(String nothing) {
    String text = data("{\"choices\":[],\"error\":" + nothing + "}") + DONE;
    assertThat(StreamProbe.whole(text)).isEqualTo("success, 0 events, no usage");
  }

  @Test
  void a_stream_without_an_end_of_its_own_is_cut_off() {
    assertThat(StreamProbe.whole(role() + chat("a") + chat("b")))
        .isEqualTo(
            "truncated (the stream ended after 2 token events, without finish_reason and without"
                + " [DONE]), 2 events, no usage");
    assertThat(StreamProbe.whole("")).startsWith("truncated (the stream ended after 0 token");
  }

  @Test
  void a_finish_reason_or_done_is_enough() {
    assertThat(StreamProbe.whole(chat("a") + finish())).startsWith("success");
    assertThat(StreamProbe.whole(chat("a") + DONE)).startsWith("success");
    assertThat(StreamProbe.whole(chat("a") + "data: [DONE]\n")).startsWith("success");
    assertThat(StreamProbe.whole(chat("a") + "data: [DONE]")).startsWith("success");
  }

  @Test
  void an_event_that_is_cut_off_at_the_end_does_not_count() {
    assertThat(StreamProbe.whole(chat("a") + "data: {\"choices\":[{\"del"))
        .startsWith("truncated (the stream ended after 1 token event,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "{\"choices\":[}", "{\"a\":1}{", "[1]", "{\"a\"}", "{\"a\":}"})
  void an_event_that_is_no_json_is_malformed(String json) {
    assertThat(StreamProbe.whole(data(json) + DONE))
        .startsWith("malformed (an event that is no JSON: " + json + ")");
  }

  @Test
  void an_event_without_end_is_not_kept() {
    String piece = "data: " + "x".repeat(1 << 20);
    assertThat(StreamProbe.whole(piece.repeat(9)))
        .startsWith("malformed (an event of more than 8388608 bytes)");
  }
}
