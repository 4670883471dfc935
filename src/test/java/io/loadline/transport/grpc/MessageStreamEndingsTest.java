package io.loadline.transport.grpc;

import static io.loadline.testkit.GrpcAnswers.end;
import static io.loadline.testkit.GrpcAnswers.head;
import static io.loadline.testkit.GrpcAnswers.message;
import static io.loadline.testkit.Http2Peer.DATA;
import static io.loadline.testkit.Http2Peer.END_STREAM;
import static io.loadline.testkit.Http2Peer.RST_STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.Outcome;
import io.loadline.testkit.Http2Server;
import io.loadline.testkit.Http2Server.Answer;
import io.loadline.transport.EvenPacer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class MessageStreamEndingsTest {
  private static final List<Arguments> ENDINGS =
      List.of(
          row("no message", Outcome.SUCCESS, "", (peer, id) -> end(peer, id)),
          row(
              "status",
              Outcome.SERVER_ERROR,
              "INTERNAL: broken",
              (peer, id) ->
                  peer.headers(id, END_STREAM, "grpc-status", "13", "grpc-message", "broken")),
          row(
              "half a message",
              Outcome.MALFORMED,
              "OK with a message of 9 bytes, of which 6 are missing",
              (peer, id) -> {
                message(peer, id, 9, new byte[3]);
                end(peer, id);
              }),
          row(
              "half a prefix",
              Outcome.MALFORMED,
              "OK with a message cut off in its prefix",
              (peer, id) -> {
                peer.frame(DATA, 0, id, new byte[3]);
                end(peer, id);
              }),
          row(
              "compressed",
              Outcome.MALFORMED,
              "a compressed message, which was not asked for",
              (peer, id) -> {
                peer.frame(DATA, 0, id, new byte[] {1, 0, 0, 0, 0});
                end(peer, id);
              }),
          row(
              "no status",
              Outcome.TRUNCATED,
              "the answer ended without a grpc-status",
              (peer, id) -> peer.frame(DATA, END_STREAM, id, new byte[5])),
          row(
              "reset",
              Outcome.TRUNCATED,
              "the stream was reset within the answer: INTERNAL_ERROR",
              (peer, id) -> peer.number(RST_STREAM, id, 2)));

  static Stream<Arguments> endings() {
    return ENDINGS.stream();
  }

  private static Arguments row(String name, Outcome outcome, String detail, Answer ending) {
    return Arguments.of(Named.of(name, ending), outcome, detail);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endings")
  void each_ending_of_a_stream_has_its_outcome(Answer ending, Outcome outcome, String detail) {
    Answer answer =
        (peer, id) -> {
          head(peer, id);
          ending.to(peer, id);
        };
    try (Http2Server server = Http2Server.answering(answer)) {
      EvenPacer pacer = Shop.drive(Shop.call(server, "Watch", "{}"));
      assertThat(pacer.outcomes()).as("%s", pacer.details()).isEqualTo(Map.of(outcome, 6));
      assertThat(pacer.details()).containsOnly(detail);
    }
  }
}
