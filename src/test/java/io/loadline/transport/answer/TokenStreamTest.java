package io.loadline.transport.answer;

import static io.loadline.testkit.TokenText.DONE;
import static io.loadline.testkit.TokenText.chat;
import static io.loadline.testkit.TokenText.data;
import static io.loadline.testkit.TokenText.finish;
import static io.loadline.testkit.TokenText.healthy;
import static io.loadline.testkit.TokenText.role;
import static io.loadline.testkit.TokenText.usage;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.transport.Answer;
import io.loadline.transport.Calls;
import io.loadline.transport.ServerTimings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenStreamTest {
  @Test
  void an_event_with_text_is_stamped_and_the_role_is_not() {
    String[] pieces = {role(), chat("Hello"), chat(" there"), finish(), usage(2), DONE};
    assertThat(StreamProbe.pieces(pieces)).isEqualTo("success, 2 events, 2 tokens at [2, 3]");
  }

  @Test
  void events_in_one_read_share_its_time() {
    String[] pieces = {role(), chat("a") + chat("b"), chat("c") + finish() + DONE};
    assertThat(StreamProbe.pieces(pieces)).isEqualTo("success, 3 events, no usage at [2, 2, 3]");
  }

  @Test
  void an_event_that_comes_in_two_reads_has_the_time_of_its_end() {
    String event = chat("Hello");
    String[] pieces = {event.substring(0, 70), event.substring(70), finish() + DONE};
    assertThat(StreamProbe.pieces(pieces)).isEqualTo("success, 1 events, no usage at [2]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data: {\"choices\":[{\"delta\":{\"content\":\"\"}}]}",
        "data: {\"choices\":[{\"delta\":{\"content\":null}}]}",
        "data: {\"choices\":[{\"delta\":{}}],\"prompt_progress\":{\"total\":31,\"content\":\"x\"}}",
        "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}",
        "data: {\"choices\":[{\"text\":\"\",\"index\":0}]}",
        "data: {\"choices\":[{\"delta\":{\"tool_calls\":[ ]}}]}",
        "data: {\"content\":\"not a choice\"}",
        "data: {\"choices\":[{\"delta\":{\"x\":\"\\\"content\\\":\\\"a\\\"\"}}]}",
        ": ping",
        "event: ping",
        "id: 7\nretry: 100"
      })
  void what_holds_no_text_is_no_token(String event) {
    String text = event + "\n\n" + finish() + DONE;
    assertThat(StreamProbe.whole(text)).isEqualTo("success, 0 events, no usage");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":[{\"delta\":{\"content\":\"\\\"\"}}]}",
        "{\"choices\":[{\"delta\":{\"content\":\"}]\\\\\"}}]}",
        "{ \"choices\" : [ { \"delta\" : { \"content\" : \" \" } } ] }",
        "{\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\"}}]}",
        "{\"choices\":[{\"delta\":{\"reasoning\":\"hm\",\"content\":null}}]}",
        "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0}]}}]}",
        "{\"choices\":[{\"text\":\"-\",\"index\":0,\"logprobs\":null,\"finish_reason\":null}]}",
        "{\"ch\\u006fices\":[{\"delta\":{\"c\\u006fntent\":\"escaped keys\"}}]}",
        "{\"choices\":[{\"delta\":{\"content\":\"\\ud83d\\ude00\"}}],\"usage\":null}"
      })
  void what_holds_text_is_a_token_event(String json) {
    String text = data(json) + finish() + DONE;
    assertThat(StreamProbe.whole(text)).isEqualTo("success, 1 events, no usage");
  }

  @Test
  void tokens_are_what_usage_says_not_the_number_of_events() {
    String text = chat("😀") + chat("🦄") + chat("漢") + chat("字") + finish() + usage(13) + DONE;
    assertThat(StreamProbe.whole(text)).isEqualTo("success, 4 events, 13 tokens");
  }

  @Test
  void with_completions_usage_is_in_the_event_with_the_finish_reason() {
    String last =
        "{\"choices\":[{\"text\":\"\",\"index\":0,\"finish_reason\":\"length\"}],"
            + "\"usage\":{\"completion_tokens\":2,\"prompt_tokens\":1}}";
    String text = data("{\"choices\":[{\"text\":\"-\"}]}") + data(last) + DONE;
    assertThat(StreamProbe.whole(text)).isEqualTo("success, 1 events, 2 tokens");
  }

  @Test
  void two_answers_in_one_stream_have_two_usage_events() {
    String text = chat("a") + chat("b") + finish() + usage(5) + finish() + usage(7) + DONE;
    assertThat(StreamProbe.whole(text)).isEqualTo("success, 2 events, 12 tokens");
  }

  @Test
  void two_completions_in_one_stream_have_the_usage_of_each() {
    String json =
        "{\"choices\":[{\"text\":\"\",\"index\":%d,\"finish_reason\":\"stop\"}],"
            + "\"usage\":{\"completion_tokens\":%d}}";
    String text = data(json.formatted(0, 4)) + data(json.formatted(1, 6)) + DONE;
    assertThat(StreamProbe.whole(text)).isEqualTo("success, 0 events, 10 tokens");
  }

  @Test
  void usage_that_grows_from_event_to_event_is_not_added_up() {
    String json =
        "{\"choices\":[{\"delta\":{\"content\":\"a\"},\"index\":0}],"
            + "\"usage\":{\"completion_tokens\":%d}}";
    String events = data(json.formatted(1)) + data(json.formatted(2)) + data(json.formatted(3));
    assertThat(StreamProbe.whole(events + finish() + DONE))
        .isEqualTo("success, 3 events, 3 tokens");
    assertThat(StreamProbe.whole(events + finish() + usage(3) + DONE))
        .isEqualTo("success, 3 events, 3 tokens");
  }

  @Test
  void no_text_at_all_is_a_success() {
    String stop = "{\"choices\":[{\"finish_reason\":\"stop\",\"index\":0,\"delta\":{}}]}";
    assertThat(StreamProbe.whole(role() + data(stop) + usage(1) + DONE))
        .isEqualTo("success, 0 events, 1 tokens");
  }

  @Test
  void where_the_bytes_are_split_does_not_matter() {
    String stream =
        "\ufeff: hello\r\n\r\n"
            + healthy(List.of("Hel", "lo \\\"", "😀", "漢")).replace("\n", "\r\n")
            + "event: x\rdata: {\"choices\":\rdata: []}\r\r";
    String expected = "success, 4 events, 4 tokens";
    assertThat(StreamProbe.whole(stream)).isEqualTo(expected);
    int length = stream.getBytes(StandardCharsets.UTF_8).length;
    for (int at = 1; at < length; at++) {
      assertThat(StreamProbe.split(stream, at)).as("split at %d", at).isEqualTo(expected);
    }
    for (int size = 1; size < 20; size++) {
      assertThat(StreamProbe.inPiecesOf(size, stream)).as("by %d", size).isEqualTo(expected);
    }
  }

  @Test
  void a_whole_body_is_judged_alike() {
    byte[] body = healthy(List.of("a")).getBytes(StandardCharsets.UTF_8);
    Call call = Calls.post(URI.create("http://127.0.0.1:1/v1/chat/completions"));
    AnswerCheck check = new AnswerCheck(call.streaming(call.payloads()));
    assertThat(StreamReader.judge(check, 200, body, body.length, new ServerTimings()))
        .isEqualTo(Answer.SUCCESS);
  }
}
