package io.loadline.transport.answer;

import static io.loadline.testkit.TokenText.DONE;
import static io.loadline.testkit.TokenText.chat;
import static io.loadline.testkit.TokenText.data;
import static io.loadline.testkit.TokenText.finish;
import static io.loadline.testkit.TokenText.reason;
import static io.loadline.testkit.TokenText.role;
import static io.loadline.testkit.TokenText.usage;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many tokens an answer has behind its first event with text, up to its last. */
class TokenCountTest {
  private static final String FOUR = chat("a") + chat("b") + chat("c") + chat("d");

  @ParameterizedTest
  @ValueSource(strings = {"stop", "tool_calls", "function_call", "eos"})
  void the_end_token_of_a_model_that_ends_is_no_text(String reason) {
    assertThat(StreamProbe.following(role() + FOUR + reason(reason) + usage(5) + DONE))
        .isEqualTo("3 taken");
  }

  @Test
  void an_answer_that_is_cut_off_has_no_end_token() {
    assertThat(StreamProbe.following(FOUR + finish() + usage(4) + DONE)).isEqualTo("3 taken");
    assertThat(StreamProbe.following(FOUR + finish() + usage(13) + DONE)).isEqualTo("12 taken");
  }

  @Test
  void an_end_that_comes_with_text_is_in_its_time() {
    String last =
        data(
            "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"e\"},"
                + "\"finish_reason\":\"stop\"}]}");
    assertThat(StreamProbe.following(FOUR + last + usage(6) + DONE)).isEqualTo("5 taken");
  }

  @Test
  void each_event_has_at_least_one_token() {
    assertThat(StreamProbe.following(FOUR + reason("stop") + usage(4) + DONE)).isEqualTo("3 taken");
    assertThat(StreamProbe.following(FOUR + reason("stop") + usage(1) + DONE)).isEqualTo("3 taken");
  }

  @Test
  void without_usage_each_event_is_a_token() {
    assertThat(StreamProbe.following(FOUR + reason("stop") + DONE)).isEqualTo("3 taken");
    assertThat(StreamProbe.following(chat("a") + DONE)).isEqualTo("0 taken");
    assertThat(StreamProbe.following(reason("stop") + DONE)).isEqualTo("0 taken");
  }

  @Test
  void continuous_usage_tells_the_tokens_of_each_event() {
    String events = grown("a", 4) + grown("b", 7) + grown("", 9) + grown("c", 10) + grown("d", 12);
    assertThat(StreamProbe.following(role() + events + reason("stop") + usage(13) + DONE))
        .isEqualTo("8 told");
  }

  @Test
  void continuous_usage_of_two_choices_is_added_up() {
    String events =
        grownOf(0, "a", 2) + grownOf(1, "x", 3) + grownOf(0, "b", 4) + grownOf(1, "y", 7);
    assertThat(StreamProbe.following(events + DONE)).isEqualTo("9 told");
  }

  @Test
  void usage_that_misses_an_event_does_not_tell() {
    assertThat(StreamProbe.following(grown("a", 4) + chat("b") + grown("c", 10) + DONE))
        .isEqualTo("9 taken");
    assertThat(StreamProbe.following(grown("a", 4) + grown("b", 2) + grown("c", 9) + DONE))
        .isEqualTo("8 taken");
  }

  @Test
  void usage_that_stands_still_does_not_tell() {
    assertThat(StreamProbe.following(grown("a", 9) + grown("b", 9) + grown("c", 9) + DONE))
        .isEqualTo("8 taken");
  }

  @Test
  void token_ids_tell_the_tokens_of_each_event() {
    String events = ids("a", "1,2,3,4") + ids("b", "5,6,7") + ids("", "8") + ids("c", "9,10");
    assertThat(StreamProbe.following(events + reason("stop") + DONE)).isEqualTo("6 told");
    assertThat(StreamProbe.following(events + reason("stop") + usage(11) + DONE))
        .isEqualTo("6 told");
    assertThat(StreamProbe.whole(events + reason("stop") + DONE))
        .isEqualTo("success, 3 events, 10 tokens");
  }

  @Test
  void log_probabilities_tell_the_tokens_of_each_event() {
    String events = logprobs("a", 1) + logprobs("b", 2) + logprobs("c", 1);
    assertThat(StreamProbe.following(events + reason("stop") + usage(5) + DONE))
        .isEqualTo("3 told");
    String completion =
        "{\"choices\":[{\"index\":0,\"text\":\"a\",\"logprobs\":{\"tokens\":[\"a\",\"b\"],"
            + "\"top_logprobs\":[{},{}],\"token_logprobs\":[-1,-2]}}]}";
    assertThat(StreamProbe.following(data(completion) + data(completion) + DONE))
        .isEqualTo("2 told");
  }

  /** Llama.cpp gives only the last token of a character in several. */
  @Test
  void log_probabilities_that_are_fewer_than_the_tokens_do_not_tell() {
    String events = logprobs("😀", 1) + logprobs("漢", 1);
    assertThat(StreamProbe.following(events + reason("stop") + usage(8) + DONE))
        .isEqualTo("6 taken");
  }

  @Test
  void the_timings_of_llama_cpp_tell_the_tokens_of_each_event() {
    String json =
        "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}],"
            + "\"timings\":{\"predicted_n\":%d}}";
    String events = data(json.formatted(3)) + data(json.formatted(6)) + data(json.formatted(7));
    assertThat(StreamProbe.following(events + reason("stop") + usage(8) + DONE))
        .isEqualTo("4 told");
  }

  private static String grown(String text, int tokens) {
    return grownOf(0, text, tokens);
  }

  private static String grownOf(int choice, String text, int tokens) {
    return data(
        "{\"choices\":[{\"index\":%d,\"delta\":{\"content\":\"%s\"}}],\"usage\":{\"completion_tokens\":%d}}"
            .formatted(choice, text, tokens));
  }

  private static String ids(String text, String ids) {
    return data(
        "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"},\"token_ids\":[%s]}]}"
            .formatted(text, ids));
  }

  private static String logprobs(String text, int tokens) {
    String one = "{\"token\":\"x\",\"top_logprobs\":[{\"token\":\"y\"},{\"token\":\"z\"}]}";
    return data(
        "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"},\"logprobs\":{\"content\":[%s]}}]}"
            .formatted(text, String.join(",", Collections.nCopies(tokens, one))));
  }
}
