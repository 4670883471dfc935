package io.loadline.transport.http2;

import static io.loadline.testkit.Http2Peer.END_STREAM;
import static io.loadline.testkit.Http2Peer.RST_STREAM;
import static io.loadline.testkit.Http2Peer.WINDOW_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.Outcome;
import io.loadline.testkit.Http2Peer;
import io.loadline.testkit.Http2Server;
import io.loadline.testkit.Http2Server.Answer;
import io.loadline.transport.EvenPacer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each wrong answer has one outcome, names what is wrong, and leaves nothing open. */
@Timeout(60)
class Http2ErrorsTest {
  private static Arguments row(String name, Outcome outcome, String detail, Answer answer) {
    return Arguments.of(Named.of(name, answer), outcome, detail);
  }

  private static final String NO_ANSWER = "no answer, the stream was reset: ";

  private static final List<Arguments> ANSWERS =
      List.of(
          row(
              "refused",
              Outcome.RESET,
              NO_ANSWER + "REFUSED_STREAM",
              (p, id) -> p.number(3, id, 7)),
          row(
              "internal",
              Outcome.RESET,
              NO_ANSWER + "INTERNAL_ERROR",
              (p, id) -> p.number(3, id, 2)),
          row(
              "unknown code",
              Outcome.RESET,
              NO_ANSWER + "error 4711",
              (p, id) -> p.number(3, id, 4711)),
          row(
              "reset after the head",
              Outcome.TRUNCATED,
              "the stream was reset within the answer: CANCEL",
              (p, id) -> {
                p.headers(id, 0, ":status", "200");
                p.number(RST_STREAM, id, 8);
              }),
          row("404", Outcome.CLIENT_ERROR, "status 404", (p, id) -> end(p, id, ":status", "404")),
          row("503", Outcome.SERVER_ERROR, "status 503", (p, id) -> end(p, id, ":status", "503")),
          row("302", Outcome.REDIRECT, "status 302", (p, id) -> end(p, id, ":status", "302")),
          row(
              "error body",
              Outcome.ERROR_BODY,
              "\"no\"",
              (p, id) -> p.json(id, "{\"error\":\"no\"}")),
          row("empty", Outcome.MALFORMED, "empty body", (p, id) -> end(p, id, ":status", "200")),
          row("cut JSON", Outcome.MALFORMED, "cut off", (p, id) -> p.json(id, "{\"a\":")),
          row("no status", Outcome.MALFORMED, "without a status", (p, id) -> end(p, id, "a", "b")),
          row(
              "status abc",
              Outcome.MALFORMED,
              "a pseudo-header that does not belong: :status abc",
              (p, id) -> end(p, id, ":status", "abc")),
          row(
              "upper-case header",
              Outcome.MALFORMED,
              "a header whose name may not be: Server",
              (p, id) -> end(p, id, ":status", "200", "Server", "x")),
          row(
              "body before head",
              Outcome.MALFORMED,
              "a body before its head",
              (p, id) -> p.data(id, END_STREAM, "{}")),
          row(
              "longer than it says",
              Outcome.MALFORMED,
              "content-length says 1, the body has 2 bytes",
              (p, id) -> {
                p.headers(id, 0, ":status", "200", "content-length", "1");
                p.data(id, END_STREAM, "{}");
              }),
          row(
              "shorter than it says",
              Outcome.MALFORMED,
              "content-length says 3, the body has 2 bytes",
              (p, id) -> {
                p.headers(id, 0, ":status", "200", "content-length", "3");
                p.data(id, END_STREAM, "{}");
              }),
          row(
              "interim only",
              Outcome.MALFORMED,
              "status 100",
              (p, id) -> end(p, id, ":status", "100")),
          row(
              "a window of 0 more",
              Outcome.MALFORMED,
              "a WINDOW_UPDATE of 0",
              (p, id) -> p.number(WINDOW_UPDATE, id, 0)),
          row("silence", Outcome.TIMEOUT, "no answer before the time-out", (p, id) -> {}),
          row(
              "half",
              Outcome.TIMEOUT,
              "the answer is not whole before the time-out",
              (p, id) -> p.headers(id, 0, ":status", "200")));

  static Stream<Arguments> answers() {
    return ANSWERS.stream();
  }

  private static void end(Http2Peer peer, int id, String... fields) throws IOException {
    peer.headers(id, END_STREAM, fields);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void an_error_of_a_stream_ends_that_alone(Answer answer, Outcome outcome, String detail) {
    try (Http2Server server = Http2Server.answering(answer)) {
      EvenPacer pacer = Http2Drive.postExpecting(outcome, server, 6, 3);
      Http2Drive.assertAll(pacer, outcome);
      assertThat(pacer.details()).allSatisfy(text -> assertThat(text).contains(detail));
      assertThat(server.connections()).isEqualTo(1);
      assertThat(server.requests()).isEqualTo(6);
    }
  }
}
