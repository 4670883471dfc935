package io.loadline.transport.http2;

import static io.loadline.testkit.Http2Peer.END_STREAM;
import static io.loadline.testkit.TokenText.DONE;
import static io.loadline.testkit.TokenText.chat;
import static io.loadline.testkit.TokenText.data;
import static io.loadline.testkit.TokenText.finish;
import static io.loadline.testkit.TokenText.usage;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.plan.Expectation;
import io.loadline.result.Outcome;
import io.loadline.testkit.Http2Peer;
import io.loadline.testkit.Http2Server;
import io.loadline.testkit.Http2Server.Answer;
import io.loadline.testkit.TextExpectations;
import io.loadline.transport.Calls;
import io.loadline.transport.EvenPacer;
import io.loadline.transport.StreamPacer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same behaviours as over HTTP/1.1 have the same outcomes. */
@Timeout(60)
class Http2TokenStreamTest {
  private static final String ERROR = data("{\"error\":{\"message\":\"no context\"}}");

  private static final List<Arguments> BEHAVIOURS =
      List.of(
          row("healthy", Outcome.SUCCESS, events(chat("a"), finish(), usage(1), DONE)),
          row("no text", Outcome.SUCCESS, events(finish(), DONE)),
          row("error", Outcome.ERROR_BODY, events(chat("a"), ERROR)),
          row("no end", Outcome.TRUNCATED, events(chat("a"), chat("b"))),
          row("no JSON", Outcome.MALFORMED, events(data("oops"), DONE)),
          row("reset", Outcome.TRUNCATED, cut(chat("a"))),
          row("error, then reset", Outcome.ERROR_BODY, cut(chat("a"), ERROR)),
          row("plain JSON", Outcome.EXPECTATION_FAILED, (peer, id) -> peer.json(id, "{}")),
          row(
              "400",
              Outcome.CLIENT_ERROR,
              (peer, id) -> peer.headers(id, END_STREAM, ":status", "400")));

  private static Arguments row(String name, Outcome outcome, Answer answer) {
    return Arguments.of(Named.of(name, answer), outcome);
  }

  private static Answer events(String... events) {
    return (peer, id) -> {
      begin(peer, id, events);
      peer.data(id, END_STREAM, "");
    };
  }

  private static Answer cut(String... events) {
    return (peer, id) -> {
      begin(peer, id, events);
      peer.number(Http2Peer.RST_STREAM, id, 2);
    };
  }

  private static void begin(Http2Peer peer, int id, String... events) throws IOException {
    peer.headers(id, 0, ":status", "200", "content-type", "text/event-stream; charset=utf-8");
    for (String event : events) {
      peer.data(id, 0, event);
    }
  }

  private static Call streamed(Http2Server server, Expectation... expectations) {
    URI url = URI.create("http://127.0.0.1:" + server.port() + "/v1/chat/completions");
    Call call = Calls.post(url, expectations);
    return call.streaming(call.payloads());
  }

  static Stream<Arguments> behaviours() {
    return BEHAVIOURS.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("behaviours")
  void each_behaviour_has_its_outcome(Answer answer, Outcome outcome) {
    try (Http2Server server = Http2Server.answering(answer)) {
      Http2Drive.assertAll(Http2Drive.drive(streamed(server), 8, 4, 2), outcome);
      assertThat(server.requests()).isEqualTo(8);
    }
  }

  @Test
  void a_wrong_text_is_an_error_and_the_right_one_is_not() {
    Answer answer = events(chat("It is"), chat(" Paris"), finish(), DONE);
    try (Http2Server server = Http2Server.answering(answer)) {
      Call right = streamed(server, TextExpectations.equal("\"It is Paris\""));
      Http2Drive.assertAll(Http2Drive.drive(right, 8, 4, 2), Outcome.SUCCESS);
      Call wrong = streamed(server, TextExpectations.matches("Rome"));
      EvenPacer pacer = Http2Drive.drive(wrong, 8, 4, 2);
      Http2Drive.assertAll(pacer, Outcome.EXPECTATION_FAILED);
      assertThat(pacer.details())
          .containsOnly("choices[0].message.content is \"It is Paris\", expected to match Rome");
    }
  }

  @Test
  void the_first_token_is_not_the_head() {
    Duration late = Duration.ofMillis(50);
    Answer answer =
        (peer, id) -> {
          begin(peer, id);
          Thread.sleep(late.toMillis());
          for (String event : List.of(chat("a"), chat("b"), finish(), usage(2), DONE)) {
            peer.data(id, 0, event);
          }
          peer.data(id, END_STREAM, "");
        };
    try (Http2Server server = Http2Server.answering(answer)) {
      StreamPacer pacer = new StreamPacer();
      Http2Transport.create(1).drive(streamed(server), 1, pacer);
      assertThat(pacer.events()).isEqualTo(2);
      assertThat(pacer.tokens()).isEqualTo(2);
      assertThat(pacer.untilFirst()).isGreaterThanOrEqualTo(late);
    }
  }
}
