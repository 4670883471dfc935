package io.loadline.transport.answer;

import static io.loadline.testkit.TextExpectations.equal;
import static io.loadline.testkit.TextExpectations.exists;
import static io.loadline.testkit.TextExpectations.matches;
import static io.loadline.testkit.TokenText.DONE;
import static io.loadline.testkit.TokenText.chat;
import static io.loadline.testkit.TokenText.data;
import static io.loadline.testkit.TokenText.finish;
import static io.loadline.testkit.TokenText.healthy;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Expectation;
import io.loadline.plan.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of a stream, put together and held against what is expected of it. */
class StreamTextTest {
  private static final String PARIS = healthy(List.of("The", " capital", " is", " Paris."));

  @Test
  void pieces_are_one_text() {
    assertThat(StreamProbe.judged(PARIS, equal("\"The capital is Paris.\""))).isEqualTo("success");
    assertThat(StreamProbe.judged(PARIS, matches("capital is P"), exists())).isEqualTo("success");
  }

  @Test
  void a_wrong_text_says_what_came_and_what_was_expected() {
    assertThat(StreamProbe.judged(PARIS, equal("\"Rome\"")))
        .isEqualTo(
            "expectation-failed choices[0].message.content is \"The capital is Paris.\", expected"
                + " \"Rome\"");
    assertThat(StreamProbe.judged(PARIS, matches("^Paris")))
        .isEqualTo(
            "expectation-failed choices[0].message.content is \"The capital is Paris.\", expected"
                + " to match ^Paris");
  }

  @Test
  void a_long_text_is_shown_by_its_beginning() {
    String text = healthy(List.of("x".repeat(1_000), "y"));
    assertThat(StreamProbe.judged(text, matches("z")))
        .isEqualTo(
            "expectation-failed choices[0].message.content is \""
                + "x".repeat(119)
                + "..., expected to match z");
  }

  @Test
  void a_stream_without_text_has_an_empty_one() {
    String silent = finish() + DONE;
    assertThat(StreamProbe.judged(silent, exists()))
        .isEqualTo("expectation-failed choices[0].message.content is absent: no text came");
    assertThat(StreamProbe.judged(silent, matches("Paris")))
        .isEqualTo(
            "expectation-failed choices[0].message.content is \"\", expected to match Paris");
    assertThat(StreamProbe.judged(silent, equal("\"\""))).isEqualTo("success");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\\"q\\\"", "line\\nbreak", "\\ud83d\\ude00", "😀漢", "\\u00e9\\\\"})
  void escapes_are_read_as_json_has_them(String written) {
    String text = chat("a ") + chat(written) + finish() + DONE;
    assertThat(StreamProbe.judged(text, equal("\"a " + written + "\""))).isEqualTo("success");
  }

  @Test
  void a_character_may_begin_in_one_event_and_end_in_the_next() {
    String text = chat("\\ud83d") + chat("\\ude00") + DONE;
    assertThat(StreamProbe.judged(text, equal("\"😀\""))).isEqualTo("success");
  }

  @Test
  void only_what_the_first_choice_says_is_its_text() {
    String delta = "{\"choices\":[{\"delta\":{%s},\"index\":%d}]}";
    String text =
        data(delta.formatted("\"content\":\"other\"", 1))
            + data(delta.formatted("\"content\":\"mine\"", 0))
            + data(delta.formatted("\"reasoning_content\":\"hm\",\"content\":null", 0))
            + data(delta.formatted("\"content\":[{\"text\":\"part\"}]", 0))
            + data(delta.formatted("\"tool_calls\":[{\"index\":0,\"content\":\"x\"}]", 0))
            + DONE;
    assertThat(StreamProbe.judged(text, equal("\"mine\""))).isEqualTo("success");
  }

  @Test
  void choices_that_share_an_event_are_told_apart() {
    String both =
        "{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"b\"}},"
            + "{\"delta\":{\"content\":\"a\"},\"index\":0},"
            + "{\"index\":2,\"delta\":{\"content\":\"c\"}}]}";
    assertThat(StreamProbe.judged(data(both) + data(both) + DONE, equal("\"aa\"")))
        .isEqualTo("success");
  }

  @Test
  void escaped_keys_are_keys() {
    String json = "{\"ch\\u006fices\":[{\"index\":0,\"delta\":{\"c\\u006fntent\":\"a\"}}]}";
    assertThat(StreamProbe.judged(chat("x") + data(json) + DONE, equal("\"xa\"")))
        .isEqualTo("success");
  }

  @Test
  void a_completion_has_a_text_as_well() {
    String text = data("{\"choices\":[{\"text\":\"-\",\"index\":0}]}") + DONE;
    JsonPath path =
        new JsonPath(
            List.of(
                new JsonPath.Field("choices"), new JsonPath.Index(0), new JsonPath.Field("text")));
    Expectation minus = new Expectation.Equal("choices[0].text=\"-\"", path, "\"-\"");
    assertThat(StreamProbe.judged(text, minus)).isEqualTo("success");
    Expectation plus = new Expectation.Equal("choices[0].text=\"+\"", path, "\"+\"");
    assertThat(StreamProbe.judged(text, plus))
        .isEqualTo("expectation-failed choices[0].text is \"-\", expected \"+\"");
  }

  @Test
  void an_error_and_an_early_end_go_before_the_text() {
    String error = data("{\"error\":\"boom\"}");
    assertThat(StreamProbe.judged(chat("a") + error, equal("\"b\""))).startsWith("error-body");
    assertThat(StreamProbe.judged(chat("a"), equal("\"a\""))).startsWith("truncated");
    assertThat(StreamProbe.judged(data("oops") + DONE, exists())).startsWith("malformed");
  }

  @Test
  void a_stream_of_which_no_text_is_expected_allocates_nothing() {
    assertThat(StreamProbe.allocated(PARIS, 40_000)).isZero();
  }

  @Test
  void a_text_beyond_the_ceiling_is_given_up() {
    String piece = chat("x".repeat(StreamText.CEILING / 4));
    assertThat(StreamProbe.judged(piece.repeat(3) + DONE, matches("x"))).isEqualTo("success");
    assertThat(StreamProbe.judged(piece.repeat(4) + DONE, matches("x")))
        .isEqualTo(
            "expectation-failed the text has more than 1 MiB, too many for expect to look at");
  }

  @Test
  void a_text_that_is_no_json_is_malformed() {
    assertThat(StreamProbe.judged(chat("\\x") + DONE, exists()))
        .startsWith("malformed a text that is no JSON: ");
  }
}
